using System.Security.Cryptography;

namespace Lms.Domain.Certificates;

/// <summary>
/// Mã kiểm tra: what a verification address ends in. 19 random characters of Crockford's base32 (95 bits) and a check
/// character, in groups of four: <c>7KQ2-M9XD-…</c>. The check finds every single wrong character and every two that
/// changed places, so that "mistyped" and "not found" are two answers.
/// </summary>
public sealed record VerificationCode
{
    /// <summary>Characters without the hyphens, the check character included.</summary>
    public const int Length = 20;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 4;

    private VerificationCode(string characters) => Text = string.Join('-', characters.Chunk(Group).Select(g => new string(g)));

    /// <summary>As printed: upper case, in groups.</summary>
    public string Text { get; }

    public static VerificationCode New()
    {
        var digits = new int[Length];
        for (var i = 0; i < Length - 1; i++) digits[i] = RandomNumberGenerator.GetInt32(Alphabet.Length);
        digits[^1] = Check(digits);
        return new VerificationCode(string.Concat(digits.Select(d => Alphabet[d])));
    }

    /// <summary>Reads what a person typed: any case, with or without hyphens and spaces, O for 0, I and L for 1. Null where it is mistyped.</summary>
    public static VerificationCode? Parse(string? typed)
    {
        var characters = new string([.. (typed ?? "").Where(c => c != '-' && !char.IsWhiteSpace(c)).Select(Read)]);
        if (characters.Length != Length) return null;
        var digits = characters.Select(c => Alphabet.IndexOf(c, StringComparison.Ordinal)).ToArray();
        return digits.All(d => d >= 0) && digits[^1] == Check(digits) ? new VerificationCode(characters) : null;
    }

    public override string ToString() => Text;

    private static char Read(char typed) => char.ToUpperInvariant(typed) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var c => c,
    };

    /// <summary>
    /// The sum of all but the last digit, each times its own power of 2 in the field of 32 elements (x⁵ + x² + 1): the powers
    /// differ, so neither one wrong digit nor a swap of two can cancel out.
    /// </summary>
    private static int Check(int[] digits)
    {
        var sum = 0;
        for (var i = 0; i < Length - 1; i++) sum = Double(sum ^ digits[i]);
        return sum;
    }

    private static int Double(int element) => (element << 1) ^ (element >= 16 ? 0b100101 : 0);
}
