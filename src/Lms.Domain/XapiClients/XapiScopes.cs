namespace Lms.Domain.XapiClients;

/// <summary>Phạm vi: what a client of the record store may do. The names in the text are the standard's (xAPI 1.0.3, part three, 4.2).</summary>
[Flags]
public enum XapiScopes
{
    None = 0,

    /// <summary><c>statements/write</c></summary>
    StatementsWrite = 1,

    /// <summary><c>statements/read/mine</c>: the statements that this client wrote.</summary>
    StatementsReadMine = 2,

    /// <summary><c>statements/read</c></summary>
    StatementsRead = 4,

    /// <summary><c>state</c>: reads and writes state documents.</summary>
    State = 8,

    /// <summary><c>define</c>: may change what the store holds as an activity's definition.</summary>
    Define = 16,

    /// <summary><c>profile</c>: reads and writes activity and agent profiles.</summary>
    Profile = 32,

    /// <summary><c>all/read</c></summary>
    AllRead = 64,

    /// <summary><c>all</c></summary>
    All = 128,
}
