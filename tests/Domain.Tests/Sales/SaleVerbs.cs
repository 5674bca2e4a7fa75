using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Domain.Tickets;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>What is done with a purchase, and what became of its event.</summary>
internal static class SaleVerbs
{
    private static readonly UserId Administrator = new("administrator");

    public static Task HappenAsync(SalesFixture fixture, SaleEvent change) => change switch
    {
        SaleEvent.CalledOff => fixture.ChangeAsync(
            performance => performance with { State = PerformanceState.Cancelled }),
        SaleEvent.Begun => fixture.ChangeAsync(performance => performance with
        {
            Schedule = performance.Schedule with { Date = fixture.Clock.GetUtcNow().AddTicks(-1) },
        }),
        _ => Task.CompletedTask,
    };

    /// <summary>The code of an error; null or what is shown for a verb that was accepted.</summary>
    public static async Task<(Error? Error, string? Shown)> DoAsync(
        SalesFixture fixture, SaleVerb verb, ReservationId id)
    {
        switch (verb)
        {
            case SaleVerb.Show:
                return ((await fixture.Get<ShowReservation>().ExecuteAsync(Ada, id, default)).Error, null);
            case SaleVerb.ShowIntent:
                return await ShowIntentAsync(fixture, id);
            case SaleVerb.Pay:
                var total = (await fixture.Get<ShowReservation>().ExecuteAsync(Ada, id, default)).Value?
                    .Reservation.Total ?? Money.InWon(1);
                var command = new CreatePaymentIntentCommand(total, PaymentScenarios.Approve);
                return ((await fixture.Get<CreatePaymentIntent>().ExecuteAsync(Ada, id, command, default)).Error, null);
            case SaleVerb.Confirm:
                return ((await fixture.Get<ConfirmReservation>().ExecuteAsync(Ada, id, null, default)).Error, null);
            case SaleVerb.Cancel or SaleVerb.Refund or SaleVerb.AdminRefund:
                return await CancelAsync(fixture, verb, id);
            case SaleVerb.CheckIn:
                return await CheckInAsync(fixture, id);
            case SaleVerb.Recover:
                // The steps that were cut off are due by then; an open payment is not.
                fixture.Clock.Advance(TimeSpan.FromSeconds(fixture.PaymentPolicy.RecoverySeconds));
                await fixture.Get<RecoverSales>().ExecuteAsync(default);
                return (null, null);
            default:
                await fixture.Get<ExpireHolds>().ExecuteAsync(default);
                return (null, null);
        }
    }

    /// <summary>The state as it is shown: <c>Confirmed/Captured</c> or, without a payment, <c>Pending</c>.</summary>
    public static async Task<string> DescribeAsync(SalesFixture fixture, ReservationId id)
    {
        var shown = await fixture.Get<ShowReservation>().ExecuteAsync(Ada, id, default);

        return shown.Match(
            view => $"{view.Reservation.State}"
                + (view.Sale.Payment is { } payment ? $"/{payment.State}" : "")
                + (view.Sale.Refunds.Count > 0 && view.Sale.KeptUnits.Count > 0
                    ? $", {view.Sale.ReturnedPart.UnitCount} returned"
                    : ""),
            _ => "None");
    }

    private static async Task<(Error? Error, string? Shown)> ShowIntentAsync(SalesFixture fixture, ReservationId id)
    {
        var payment = (await fixture.Sales.FindAsync(id, default))?.Value.Payment?.Id ?? new PaymentId(Guid.Empty);
        var shown = await fixture.Get<ShowPaymentIntent>().ExecuteAsync(Ada, payment, default);

        return (shown.Error, shown.Value?.State.ToString());
    }

    private static async Task<(Error? Error, string? Shown)> CancelAsync(
        SalesFixture fixture, SaleVerb verb, ReservationId id)
    {
        var isAdministrator = verb is SaleVerb.AdminRefund;
        var command = new CancelReservationCommand(Refunds: verb is not SaleVerb.Cancel)
        {
            IsAdministrator = isAdministrator,
        };
        var result = await fixture.Get<CancelReservation>().ExecuteAsync(
            isAdministrator ? Administrator : Ada, id, command, default);

        return (result.Error, null);
    }

    /// <summary>Looks at the last ticket of the reservation as the check-in does.</summary>
    private static async Task<(Error? Error, string? Shown)> CheckInAsync(SalesFixture fixture, ReservationId id)
    {
        var lookup = new TicketLookup(null!, fixture.Sales, fixture.Catalogue);
        var sale = (await fixture.Sales.FindAsync(id, default))?.Value;
        var ticket = await lookup.FindAsync(
            new TicketRef(id.Value, Math.Max(1, sale?.Reservation.UnitCount ?? 1)), default);

        return ticket switch
        {
            null => (null, "unknown ticket"),
            { Fault: { } fault } => (fault, null),
            _ => (null, "valid"),
        };
    }
}

public enum SaleVerb
{
    Show,
    ShowIntent,
    Pay,
    Confirm,

    /// <summary>The gateway's cancellation, which does not refund.</summary>
    Cancel,

    /// <summary>Tiketi's cancellation, which refunds.</summary>
    Refund,
    AdminRefund,
    CheckIn,
    Recover,
    Expire,
}

public enum SaleEvent
{
    OnSale,
    CalledOff,
    Begun,
}
