using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>Every state that a purchase can be found in, and what is done with a purchase.</summary>
internal static class SaleStates
{
    /// <summary>Brings a reservation into the state, with the provider in order again at the end.</summary>
    public static async Task<ReservationId> ReachAsync(SalesFixture fixture, SaleState state)
    {
        if (state is SaleState.None)
        {
            return new ReservationId(fixture.Get<IdSource>().Next(
                ScopedKind.Reservation, fixture.Performance.Id.Tag.Number));
        }

        var held = await fixture.HoldAsync(Ada, 0);
        await (state switch
        {
            SaleState.Held => Task.CompletedTask,
            SaleState.HeldExpired => ExpireAsync(fixture),
            SaleState.CancelledUnpaid => fixture.CancelAsync(held),
            SaleState.Declined => fixture.PayAsync(held, PaymentScenarios.Fail),
            _ => ReachPaidAsync(fixture, state, held),
        });
        fixture.Provider.IsUnavailable = false;

        return held.Id;
    }

    public static async Task<Error?> DoAsync(SalesFixture fixture, SaleVerb verb, ReservationId id)
    {
        switch (verb)
        {
            case SaleVerb.Show:
                return (await fixture.Get<ShowReservation>().ExecuteAsync(Ada, id, default)).Error;
            case SaleVerb.Pay:
                var command = new CreatePaymentIntentCommand(Money.InWon(150_000), PaymentScenarios.Approve);
                return (await fixture.Get<CreatePaymentIntent>().ExecuteAsync(Ada, id, command, default)).Error;
            case SaleVerb.Confirm:
                return (await fixture.Get<ConfirmReservation>().ExecuteAsync(Ada, id, null, default)).Error;
            case SaleVerb.Cancel or SaleVerb.CancelWithRefund:
                var cancel = new CancelReservationCommand(Refunds: verb is SaleVerb.CancelWithRefund);
                return (await fixture.Get<CancelReservation>().ExecuteAsync(Ada, id, cancel, default)).Error;
            case SaleVerb.Recover:
                // The steps that were cut off are due by then; an open payment is not.
                fixture.Clock.Advance(TimeSpan.FromSeconds(fixture.PaymentPolicy.RecoverySeconds));
                await fixture.Get<RecoverSales>().ExecuteAsync(default);
                return null;
            default:
                await fixture.Get<ExpireHolds>().ExecuteAsync(default);
                return null;
        }
    }

    /// <summary>The state as it is shown: <c>Confirmed/Captured</c> or, without a payment, <c>Pending</c>.</summary>
    public static async Task<string> DescribeAsync(SalesFixture fixture, ReservationId id)
    {
        var shown = await fixture.Get<ShowReservation>().ExecuteAsync(Ada, id, default);

        return shown.Match(
            view => view.Sale.Payment is { } payment
                ? $"{view.Reservation.State}/{payment.State}"
                : view.Reservation.State.ToString(),
            _ => "None");
    }

    private static async Task ReachPaidAsync(SalesFixture fixture, SaleState state, Reservation held)
    {
        await fixture.PayAsync(held);

        if (state is SaleState.Captured or SaleState.Refunding or SaleState.Refunded or SaleState.Admitted)
        {
            Accepted(await fixture.ConfirmAsync(held));
        }

        fixture.Provider.IsUnavailable = state is SaleState.Capturing or SaleState.Voiding or SaleState.Refunding;
        await (state switch
        {
            SaleState.Capturing => fixture.ConfirmAsync(held),
            SaleState.Voiding or SaleState.Voided or SaleState.Refunding or SaleState.Refunded =>
                fixture.CancelAsync(held),
            SaleState.RequestedExpired => ExpireAsync(fixture),
            SaleState.Expired => LapseAsync(fixture),
            _ => Task.CompletedTask,
        });

        if (state is SaleState.Admitted)
        {
            fixture.Sales.Admit(held.Id);
        }
    }

    private static Task ExpireAsync(SalesFixture fixture)
    {
        fixture.Clock.Advance(fixture.SeatPolicy.HoldLifetime);

        return Task.CompletedTask;
    }

    private static async Task LapseAsync(SalesFixture fixture)
    {
        await ExpireAsync(fixture);
        fixture.Clock.Advance(TimeSpan.FromSeconds(fixture.PaymentPolicy.LateSeconds));
        await fixture.Get<RecoverSales>().ExecuteAsync(default);
    }
}

public enum SaleState
{
    None,
    Held,
    HeldExpired,
    Requested,

    /// <summary>The hold expired after the payment was asked for.</summary>
    RequestedExpired,
    Declined,
    Capturing,
    Captured,
    CancelledUnpaid,
    Voiding,
    Voided,
    Refunding,
    Refunded,
    Admitted,

    /// <summary>Nobody confirmed, and the recovery voided the payment.</summary>
    Expired,
}

public enum SaleVerb
{
    Show,
    Pay,
    Confirm,
    Cancel,
    CancelWithRefund,
    Recover,
    Expire,
}
