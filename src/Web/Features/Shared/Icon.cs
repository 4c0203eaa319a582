namespace Lms.Web.Features.Shared;

/// <summary>An icon of the sprite, by its Tabler name. The build collects the names given to this constructor.</summary>
public readonly record struct Icon(string Name)
{
    public override string ToString() => Name;
}
