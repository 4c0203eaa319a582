namespace Lms.Infrastructure.Courses;

/// <summary>One thing wrong in a content file; the path is relative to the content root, the line counts from 1.</summary>
public sealed record ContentError(string File, long Line, string Message)
{
    public override string ToString() => $"{File}({Line}): {Message}";
}

/// <summary>The content cannot be used: every error found, so that one start shows everything to mend.</summary>
public sealed class InvalidContentException(IReadOnlyList<ContentError> errors)
    : Exception($"The content has {errors.Count} error(s):{Environment.NewLine}{string.Join(Environment.NewLine, errors)}")
{
    public IReadOnlyList<ContentError> Errors { get; } = errors;
}
