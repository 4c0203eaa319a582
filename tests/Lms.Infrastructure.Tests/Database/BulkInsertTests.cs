using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Database;

public sealed class BulkInsertTests
{
    /// <summary>More than one statement holds on PostgreSQL, and no multiple of it.</summary>
    private const int Many = 1203;

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Many_rows_are_stored_as_Entity_Framework_would_store_them(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Sample sample;
        await using (var db = database.Open()) sample = await Sample.AddAsync(db);
        var list = new TraineeSubmission(sample.Plan.Id, sample.Office.Id, Guid.Empty, Sample.Now);
        var rows = Enumerable.Range(1, Many).Select(i => Row(list, sample, i)).ToList();
        await using (var db = database.Open())
        {
            await using var transaction = await db.BeginWriteAsync(default, "lists");
            db.Add(list);
            list.Add(rows).ShouldBeNull();
            await db.SaveWithManyAsync(list, l => l.Rows, default);
            await transaction.CommitAsync();
        }

        await using var read = database.Open();
        var stored = await read.TraineeSubmissions.Include(s => s.Rows).SingleAsync(s => s.Id == list.Id);
        stored.InOrder.Select(r => r.Id).ShouldBe(rows.Select(r => r.Id));
        foreach (var (mine, theirs) in rows.Zip(stored.InOrder))
        {
            foreach (var property in read.Entry(theirs).Properties.Select(p => p.Metadata))
                JsonText(property.PropertyInfo!.GetValue(theirs)).ShouldBe(JsonText(property.PropertyInfo!.GetValue(mine)), property.Name);
        }
    }

    [Fact]
    public async Task On_SQLite_each_column_holds_the_same_kind_of_value_whoever_has_inserted_the_row()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        Sample sample;
        await using (var db = database.Open()) sample = await Sample.AddAsync(db, trainees: 3);
        await using (var db = database.Open())
        {
            await using var transaction = await db.BeginWriteAsync(default, "lists");
            var list = await db.TraineeSubmissions.Include(s => s.Rows).SingleAsync();
            list.Add([.. Enumerable.Range(1, Many).Select(i => Row(list, sample, i))]).ShouldBeNull();
            await db.SaveWithManyAsync(list, l => l.Rows, default);
            await transaction.CommitAsync();
        }

        await using var read = database.Open();
        foreach (var column in read.Model.FindEntityType(typeof(SubmissionRow))!.GetProperties().Select(p => p.GetColumnName()))
        {
#pragma warning disable EF1002 // The names are the model's own.
            var kinds = await read.Database.SqlQueryRaw<string>($"SELECT DISTINCT typeof(\"{column}\") AS \"Value\" FROM \"SubmissionRows\"").ToListAsync();
#pragma warning restore EF1002
            kinds.Except(["null"]).Count().ShouldBeLessThan(2, column);
        }
        var small = await read.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM \"SubmissionRows\" WHERE \"Id\" || \"SubmissionId\" <> upper(\"Id\" || \"SubmissionId\")").SingleAsync();
        small.ShouldBe(0, "ids are compared as text");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_text_of_any_length_is_stored(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Sample sample;
        await using (var db = database.Open()) sample = await Sample.AddAsync(db);
        var list = new TraineeSubmission(sample.Plan.Id, sample.Office.Id, Guid.Empty, Sample.Now);
        await using (var db = database.Open())
        {
            await using var transaction = await db.BeginWriteAsync(default, "lists");
            db.Add(list);
            var row = Row(list, sample, 1);
            // Letters by chance: no index can make them shorter.
            var random = new Random(1);
            row.Judge(new TraineeFields { FullName = string.Concat(Enumerable.Range(0, 20_000).Select(_ => (char)random.Next('a', 'z' + 1))) }, null, []);
            list.Add([row]).ShouldBeNull();
            await db.SaveWithManyAsync(list, l => l.Rows, default);
            await transaction.CommitAsync();
        }

        await using var read = database.Open();
        (await read.SubmissionRows.SingleAsync(r => r.SubmissionId == list.Id)).Fields.FullName.Length.ShouldBe(20_000);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Many_rows_join_those_that_are_there(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Sample sample;
        await using (var db = database.Open()) sample = await Sample.AddAsync(db, trainees: 3);
        await using (var db = database.Open())
        {
            await using var transaction = await db.BeginWriteAsync(default, "lists");
            var list = await db.TraineeSubmissions.Include(s => s.Rows).SingleAsync();
            list.Add([.. Enumerable.Range(1, Many).Select(i => Row(list, sample, i))]).ShouldBeNull();
            await db.SaveWithManyAsync(list, l => l.Rows, default);
            await transaction.CommitAsync();
        }

        await using var read = database.Open();
        (await read.TraineeSubmissions.Include(s => s.Rows).SingleAsync()).InOrder.Select(r => r.Position).ShouldBe(Enumerable.Range(1, Many + 3));
    }

    private static SubmissionRow Row(TraineeSubmission list, Sample sample, int i)
    {
        var row = new SubmissionRow(list.Id, new RawRow(i, i % 7 == 0 ? "" : "Tờ 1", new Dictionary<TraineeColumn, string> { [TraineeColumn.FullName] = "Lê Thị \"Tâm\"" }) { Extra = [new("Tổ", "1")] });
        var school = i % 3 == 0 ? (Id<Lms.Domain.OrgUnits.OrgUnit>?)null : sample.School.Id;
        row.Judge(new TraineeFields { FullName = "Lê Thị Tâm", BirthDate = i % 5 == 0 ? null : new DateOnly(1985, 1, 1).AddDays(i), TeacherCode = $"GV{i}", IsReserve = i % 2 == 0 }, school,
            [RowFinding.Of(FindingCode.FMT, FindingSeverity.Fixed, TraineeColumn.FullName, "NameCase", "LÊ THỊ TÂM", "Lê Thị Tâm")]);
        return row;
    }

    private static string JsonText(object? value) => System.Text.Json.JsonSerializer.Serialize(value, Infrastructure.Database.JsonText.Options);
}
