using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Fakes.Sales;

/// <summary>Names of seats that end with the process.</summary>
public sealed class InMemorySeatNames : ISeatNames
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(PerformanceTag Performance, string Name), int> _indexes = [];

    /// <summary>How many names there are.</summary>
    public int Count => _indexes.Count;

    public ValueTask<IReadOnlyList<int>?> NumberAsync(
        PerformanceTag performance, int seatCount, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var given = _indexes.Keys.Count(key => key.Performance == performance);
            string[] added = [.. names.Distinct().Where(name => !_indexes.ContainsKey((performance, name)))];

            if (given + added.Length > seatCount)
            {
                return ValueTask.FromResult<IReadOnlyList<int>?>(null);
            }

            foreach (var name in added)
            {
                _indexes[(performance, name)] = given++;
            }

            return ValueTask.FromResult<IReadOnlyList<int>?>([.. names.Select(name => _indexes[(performance, name)])]);
        }
    }
}
