namespace Lms.Domain.TraineeLists;

/// <summary>Comparing personal ids.</summary>
internal static class PersonalIds
{
    /// <summary>True if both are of one kind and not the same. An old 9-digit id says nothing against a 12-digit one.</summary>
    public static bool Differ(string? one, string? other) => one is not null && other is not null && one.Length == other.Length && one != other;
}
