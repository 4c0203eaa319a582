using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Web.Features.TraineeLists;

/// <summary>What came of the reading of one file: one of the three.</summary>
internal sealed record FileOutcome(Refusal? Refusal = null, UploadQuestions? Questions = null, WorkbookReading? Reading = null)
{
    /// <summary>By which of the unit's saved columns it was read.</summary>
    public string? Remembered { get; init; }

    /// <summary>By what the header that the officer has pointed at is known again.</summary>
    public string? Signature { get; init; }
}

/// <summary>
/// Reads one file, away from the database and within its time, so that no file can hold a reader for ever: it is asked to end at
/// each line, and left behind where it does not.
/// </summary>
internal static class ListFileReading
{
    /// <summary>How long a file that was asked to end may take to notice.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <returns>Null where it was stopped before it was read.</returns>
    public static async Task<FileOutcome?> ReadAsync(Func<CancellationToken, FileOutcome> read, CancellationToken stop, CancellationToken cancel)
    {
        // A thread of its own: the pages' threads are few, and a file takes one for as long as it is read.
        var reading = Task.Factory.StartNew(() => read(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, stop).ContinueWith(_ => Task.Delay(Grace, cancel), TaskScheduler.Default).Unwrap();
        await Task.WhenAny(reading, stopped);
        cancel.ThrowIfCancellationRequested();
        if (!reading.IsCompleted) return null;
        try
        {
            return await reading;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    public static FileOutcome Read(
        FileStore files, ListUpload upload, IReadOnlyDictionary<string, IReadOnlyList<TraineeColumn?>> columns, IProgress<ReadingProgress> progress, CancellationToken stop)
    {
        using var content = files.OpenRead(upload.Sha256);
        stop.ThrowIfCancellationRequested();
        var opened = OpenedList.Open(content, upload.FileName, progress: progress);
        // First: a reader that was ended in the middle may say that the file is broken.
        stop.ThrowIfCancellationRequested();
        if (!opened.Succeeded) return new(opened.Refusal);
        var list = opened.Value;
        list.Remember(columns);
        var questions = list.Questions(upload.Answers);
        if (!questions.IsEmpty) return new(Questions: questions);
        stop.ThrowIfCancellationRequested();
        var reading = list.Read(upload.Answers);
        stop.ThrowIfCancellationRequested();
        if (!reading.Succeeded) return new(reading.Refusal);
        var signature = upload.Answers.Columns is { } told ? list.SignatureOf(told, upload.Answers) : null;
        return new(Reading: reading.Value) { Remembered = list.Remembered, Signature = signature };
    }
}
