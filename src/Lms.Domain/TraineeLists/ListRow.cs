namespace Lms.Domain.TraineeLists;

/// <summary>A row that was read, with where it stands in its file.</summary>
public sealed record ListRow(int Line, string Sheet, TraineeFields Fields);
