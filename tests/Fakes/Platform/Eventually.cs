using System.Diagnostics;

namespace Serverless.Fakes.Platform;

/// <summary>Waits for a condition instead of sleeping, up to a limit that only a failure reaches.</summary>
public static class Eventually
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, string description)
    {
        var watch = Stopwatch.StartNew();

        while (!await condition())
        {
            if (watch.Elapsed > Limit)
            {
                throw new TimeoutException($"Not within {Limit}: {description}");
            }

            await Task.Delay(PollInterval, TimeProvider.System);
        }
    }

    /// <summary>Repeats an attempt until its result satisfies the condition.</summary>
    public static async Task<T> SucceedsAsync<T>(Func<Task<T>> attempt, Func<T, bool> isDone, string description)
    {
        T? result = default;
        await IsTrueAsync(async () => isDone(result = await attempt()), description);

        return result!;
    }
}
