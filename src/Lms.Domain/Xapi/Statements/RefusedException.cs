namespace Lms.Domain.Xapi.Statements;

/// <summary>Carries a refusal out of the scan. Never leaves this namespace: callers see a <see cref="StatementRefused"/>.</summary>
/// <param name="position">offset of the token that breaks the rule</param>
/// <param name="property">the property of that object which is meant, or null where the token itself is</param>
/// <param name="rule">the rule in plain English</param>
internal sealed class RefusedException(long position, string? property, string rule) : Exception(rule)
{
    public StatementRefused At(ReadOnlySpan<byte> source)
    {
        var path = JsonPath.Of(source, position);
        return new StatementRefused(property is null ? path : path + JsonPath.Step(property), Message);
    }
}
