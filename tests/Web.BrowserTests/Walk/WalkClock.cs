using System.Globalization;
using Lms.Domain;

namespace Lms.Web.BrowserTests.Walk;

/// <summary>Ticks like the machine's clock and can be moved forward. It begins at the next eight o'clock in the morning, Vietnam's time.</summary>
internal sealed class WalkClock : TimeProvider
{
    private TimeSpan _ahead;

    public WalkClock()
    {
        FirstDay = VietnamTime.DateOf(System.GetUtcNow()).AddDays(1);
        MoveTo(0, new TimeOnly(8, 0));
    }

    /// <summary>The day on which the walk begins.</summary>
    public DateOnly FirstDay { get; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    /// <summary>Moves to a time of the day that is so many days after the first.</summary>
    public void MoveTo(int day, TimeOnly time) => _ahead = VietnamTime.At(FirstDay.AddDays(day), time) - System.GetUtcNow();

    /// <summary>A day of the walk, as a date field takes it.</summary>
    public string Day(int day) => FirstDay.AddDays(day).ToString("O", CultureInfo.InvariantCulture);
}
