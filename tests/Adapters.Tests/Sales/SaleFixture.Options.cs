using Serverless.Adapters.Sales;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>What is sold, and by which rules.</summary>
internal sealed partial class SaleFixture
{
    /// <summary>A performance with a number that no other test has.</summary>
    public static Performance Draw(Options options)
    {
        var id = new PerformanceId(ScopedId.Create(
            ScopedKind.Performance, TestRedis.NextPerformanceNumber(), TimeProvider.System.GetUtcNow(), new byte[6]));
        var now = TimeProvider.System.GetUtcNow();

        return new Performance(
            id,
            new PerformanceDetails("Hamlet", "Globe"),
            new PerformanceSchedule(now.AddDays(30), now.AddHours(-1), now.AddDays(29)))
        {
            State = PerformanceState.OnSale,
            Layout = options.SeatRows == 0
                ? null
                : new SeatLayout(
                    new LayoutId(id.Value), "Globe", null, [new SeatSection("A", options.SeatRows, 10, 150_000, 1)]),
            TicketTypes =
            [
                .. options.TicketQuantities.Select((quantity, i) => new TicketType(
                    TicketTypeId.Of(id, i), $"Type {i}", null, 50_000, quantity)),
            ],
            Queue = options.Queue,
        };
    }

    public sealed record Options
    {
        public int SeatRows { get; init; } = 2;

        public IReadOnlyList<int> TicketQuantities { get; init; } = [];

        public QueueRules? Queue { get; init; }

        public SeatPolicy Seats { get; init; } = new();

        public PaymentPolicy Payments { get; init; } = new() { DecisionPollMilliseconds = 5 };

        public SimulatedPaymentPolicy Simulated { get; init; } = new()
        {
            ApproveMilliseconds = 0,
            DeclineMilliseconds = 0,
        };

        public TimeProvider Clock { get; init; } = TimeProvider.System;

        /// <summary>Null for ids that no test repeats.</summary>
        public IdSource? Ids { get; init; }

        public Func<IHolds, IHolds> AroundHolds { get; init; } = holds => holds;

        public Func<IPaymentProvider, IPaymentProvider> AroundProvider { get; init; } = provider => provider;
    }
}
