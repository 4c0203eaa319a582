namespace Lms.Domain.Text;

/// <summary>How many letters must be added, dropped or changed to make one text of another (Levenshtein).</summary>
public static class EditDistance
{
    public static int Between(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = above[0];
            above[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = above[j];
                above[j] = Math.Min(changed, Math.Min(above[j], above[j - 1]) + 1);
            }
        }
        return above[^1];
    }
}
