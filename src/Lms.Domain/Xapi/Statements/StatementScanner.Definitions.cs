namespace Lms.Domain.Xapi.Statements;

internal ref partial struct StatementScanner
{
    private static readonly PropertyTable DefinitionNames = new(
        "name", "description", "type", "moreInfo", "extensions", "interactionType", "correctResponsesPattern",
        "choices", "scale", "source", "target", "steps");

    private const int InteractionType = 5;
    private const uint OfInteractions = 0b1111_1100_0000;
    private const uint Components = 0b1111_1000_0000;

    private static readonly PropertyTable InteractionTypes = new(
        "true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric", "other");

    /// <summary>The component lists each type of interaction may have (xAPI Data, 2.4.4.1).</summary>
    private static readonly uint[] ComponentsOf = [0, 1 << 7, 0, 0, (1 << 9) | (1 << 10), 1 << 11, 1 << 7, 1 << 8, 0, 0];

    private static readonly PropertyTable ComponentNames = new("id", "description");

    /// <summary>Reads an activity's definition; the answer is where it stands.</summary>
    private Range Definition()
    {
        var start = StartObject();
        uint seen = 0;
        var interaction = -1;
        while (NextProperty())
        {
            switch (Known(DefinitionNames, ref seen))
            {
                case 0 or 1: LanguageMap(); break;
                case 2 or 3: IriText(); break;
                case 4: Extensions(); break;
                case InteractionType: interaction = InteractionTypeValue(); break;
                case 6: Strings(); break;
                default: ComponentList(); break;
            }
        }
        if ((seen & OfInteractions) != 0 && interaction < 0) RefuseIn(start, "interactionType", "is required where there are responses or components");
        if (interaction >= 0 && (seen & Components & ~ComponentsOf[interaction]) is > 0 and var foreign)
        {
            RefuseIn(start, DefinitionNames.Names[int.TrailingZeroCount((int)foreign)], $"is not for interactions of type {InteractionTypes.Names[interaction]}");
        }
        return start..Consumed;
    }

    private readonly int InteractionTypeValue()
    {
        var type = InteractionTypes.Find(Text());
        if (type < 0) Refuse($"must be one of {string.Join(", ", InteractionTypes.Names)}");
        return type;
    }

    private void Strings()
    {
        StartArray();
        while (NextElement()) Text();
    }

    private void ComponentList()
    {
        StartArray();
        var list = Position;
        var ids = scratch.Names.Open();
        while (NextElement())
        {
            var start = StartObject();
            uint seen = 0;
            while (NextProperty())
            {
                if (Known(ComponentNames, ref seen) == 1) LanguageMap();
                else scratch.Names.Add(Text());
            }
            Require(start, ComponentNames, seen, 0b01);
        }
        if (scratch.Names.Close(ids, out _)) RefuseAt(list, "must not hold two components of the same id");
    }
}
