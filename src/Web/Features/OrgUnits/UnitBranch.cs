namespace Lms.Web.Features.OrgUnits;

/// <summary>A unit and all that stands below it.</summary>
public sealed record UnitBranch(UnitNode Node, IReadOnlyList<UnitBranch> Below)
{
    /// <param name="nodes">Parents before their children.</param>
    public static IReadOnlyList<UnitBranch> Of(IReadOnlyList<UnitNode> nodes)
    {
        var at = 0;
        return Take(0);

        List<UnitBranch> Take(int depth)
        {
            var branches = new List<UnitBranch>();
            while (at < nodes.Count && nodes[at].Depth == depth)
            {
                var node = nodes[at++];
                branches.Add(new UnitBranch(node, Take(depth + 1)));
            }
            return branches;
        }
    }
}
