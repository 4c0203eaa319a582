namespace Lms.Domain.Xapi.Statements;

/// <summary>The version of the xAPI standard one request speaks, as negotiated by its version header.</summary>
public enum XapiVersion
{
    /// <summary>1.0.x, that is xAPI 1.0.3.</summary>
    V1,

    /// <summary>2.0.x, that is IEEE 9274.1.1.</summary>
    V2,
}
