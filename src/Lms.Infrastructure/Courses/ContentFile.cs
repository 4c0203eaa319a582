using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Lms.Infrastructure.Courses;

/// <summary>A Markdown file that opens with YAML between two lines of <c>---</c>. Its text is NFC whatever the editor wrote.</summary>
internal sealed class ContentFile
{
    private const string Fence = "---";
    private readonly List<ContentError> _errors;

    private ContentFile(string name, List<ContentError> errors) => (Name, _errors) = (name, errors);

    public string Name { get; }
    public string Body { get; private set; } = "";
    public FrontMatter? FrontMatter { get; private set; }

    public static ContentFile Read(string root, string path, List<ContentError> errors)
    {
        var file = new ContentFile(Path.GetRelativePath(root, path).Replace('\\', '/'), errors);
        if (!File.Exists(path)) file.Error(1, "the file is missing");
        else file.Split(File.ReadAllText(path).Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n").Split('\n'));
        return file;
    }

    public void Error(long line, string message) => _errors.Add(new ContentError(Name, line, message));

    private void Split(string[] lines)
    {
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (lines[0].TrimEnd() != Fence || end < 0)
        {
            Error(1, "front matter between two lines of --- is expected at the top");
            return;
        }

        Body = string.Join('\n', lines[(end + 1)..]).Trim();
        if (Body.Length == 0) Error(end + 1, "the text below the front matter is empty");
        FrontMatter = Parse(string.Join('\n', lines[1..end]));
    }

    private FrontMatter? Parse(string yaml)
    {
        var scanner = new Scanner(new StringReader(yaml));
        try
        {
            var stream = new YamlStream();
            stream.Load(new Parser(scanner));
            if (stream.Documents is [{ RootNode: YamlMappingNode map }]) return new FrontMatter(map, "", this);
            Error(2, "the front matter must be a mapping of keys to values");
        }
        catch (YamlException e)
        {
            Error(Infrastructure.Courses.FrontMatter.LineOf(e.Start), $"the front matter is not valid YAML: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // The scanner's own slip over a colon inside an unclosed [ or {.
            Error(Infrastructure.Courses.FrontMatter.LineOf(scanner.CurrentPosition), "the front matter is not valid YAML: is a [ or { left open?");
        }

        return null;
    }
}
