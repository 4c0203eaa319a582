using System.Globalization;
using System.Numerics;
using System.Text;

namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// Compares numbers by the value their JSON text has, however many digits or however large an exponent: 1.0 is 1, 1e400 is more
/// than 1e399, 0.30000000000000000001 is not 0.3. Costs no more than reading the texts.
/// </summary>
internal static class JsonNumber
{
    /// <summary>Beyond this many digits exponents count as equally far away: no number of the world has such a one.</summary>
    private const int MaxExponentDigits = 1_000;

    /// <summary>Below zero, zero or above zero, as <paramref name="a"/> is less than, equal to or more than <paramref name="b"/>. Both must be JSON numbers.</summary>
    public static int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b)) return 0;
        var left = new Parts(a);
        var right = new Parts(b);
        if (left.Sign != right.Sign) return left.Sign.CompareTo(right.Sign);
        return left.Sign * CompareMagnitudes(left, right);
    }

    /// <summary>A text that is the same for all numbers of one value: sign, significant digits, place of the first.</summary>
    public static string Canonical(ReadOnlySpan<byte> number)
    {
        var parts = new Parts(number);
        return parts.Sign == 0 ? "0" : $"{(parts.Sign < 0 ? "-" : "")}{parts.Digits()}@{parts.Place.ToString(CultureInfo.InvariantCulture)}";
    }

    private static int CompareMagnitudes(Parts a, Parts b)
    {
        if (a.Sign == 0) return 0;
        var byPlace = a.Place.CompareTo(b.Place);
        return byPlace != 0 ? byPlace : a.CompareDigits(b);
    }

    /// <summary>Sign, significant digits and the decimal place of the first of them.</summary>
    private readonly ref struct Parts
    {
        private readonly ReadOnlySpan<byte> whole;
        private readonly ReadOnlySpan<byte> fraction;

        public Parts(ReadOnlySpan<byte> text)
        {
            var negative = text[0] == (byte)'-';
            if (negative) text = text[1..];
            var e = text.IndexOfAny((byte)'e', (byte)'E');
            var mantissa = e < 0 ? text : text[..e];
            var point = mantissa.IndexOf((byte)'.');
            whole = (point < 0 ? mantissa : mantissa[..point]).TrimStart((byte)'0');
            fraction = point < 0 ? [] : mantissa[(point + 1)..].TrimEnd((byte)'0');
            var place = whole.Length;
            if (whole.IsEmpty)
            {
                var significant = fraction.TrimStart((byte)'0');
                place = significant.Length - fraction.Length;
                fraction = significant;
            }
            else if (fraction.IsEmpty)
            {
                whole = whole.TrimEnd((byte)'0');
            }
            Sign = whole.IsEmpty && fraction.IsEmpty ? 0 : negative ? -1 : 1;
            Place = (e < 0 ? BigInteger.Zero : Exponent(text[(e + 1)..])) + place;
        }

        public int Sign { get; }
        public BigInteger Place { get; }

        public string Digits() => Encoding.ASCII.GetString(whole) + Encoding.ASCII.GetString(fraction);

        public int CompareDigits(Parts other)
        {
            var shared = Math.Min(whole.Length, other.whole.Length);
            var order = whole[..shared].SequenceCompareTo(other.whole[..shared]);
            if (order != 0) return order;
            if (whole.Length == other.whole.Length) return fraction.SequenceCompareTo(other.fraction);
            return whole.Length > other.whole.Length
                ? -CompareSplit(other.fraction, whole[shared..], fraction)
                : CompareSplit(fraction, other.whole[shared..], other.fraction);
        }

        /// <summary>Digits in one piece against digits in two.</summary>
        private static int CompareSplit(ReadOnlySpan<byte> one, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
        {
            var shared = Math.Min(one.Length, first.Length);
            var order = one[..shared].SequenceCompareTo(first[..shared]);
            if (order != 0) return order;
            return one.Length < first.Length ? -1 : one[shared..].SequenceCompareTo(second);
        }

        private static BigInteger Exponent(ReadOnlySpan<byte> text)
        {
            var negative = text[0] == (byte)'-';
            var digits = text.TrimStart("+-"u8).TrimStart((byte)'0');
            if (digits.IsEmpty) return BigInteger.Zero;
            var size = digits.Length > MaxExponentDigits
                ? BigInteger.Pow(10, MaxExponentDigits)
                : BigInteger.Parse(Encoding.ASCII.GetString(digits), NumberStyles.None, CultureInfo.InvariantCulture);
            return negative ? -size : size;
        }
    }
}
