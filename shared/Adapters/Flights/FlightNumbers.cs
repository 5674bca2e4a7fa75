using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Flights;

namespace Serverless.Adapters.Flights;

/// <summary>Hands out numbers that were never used: blocks of schedules, and discounts.</summary>
internal sealed class FlightNumbers(IDocuments documents) : IDisposable
{
    private const int BlocksPerRange = 16;
    private const int DiscountsPerRange = 100;
    private const int BlockMax = ScheduleId.Max / FlightKeys.DaysPerBlock;

    private readonly NumberRange _blocks = new(documents, "blocks", BlocksPerRange, BlockMax);
    private readonly NumberRange _discounts = new(documents, "discounts", DiscountsPerRange, int.MaxValue - 1);

    public Task<int> NextBlockAsync(CancellationToken cancellationToken) => _blocks.NextAsync(cancellationToken);

    public async Task<DiscountId> NextDiscountAsync(CancellationToken cancellationToken) =>
        new(1 + await _discounts.NextAsync(cancellationToken));

    public void Dispose()
    {
        _blocks.Dispose();
        _discounts.Dispose();
    }
}
