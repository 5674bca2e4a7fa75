using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>Every state that a purchase can be found in.</summary>
internal static class SaleStates
{
    /// <summary>Brings a reservation into the state, with the provider in order again at the end.</summary>
    public static async Task<ReservationId> ReachAsync(SalesFixture fixture, SaleState state, int seat = 0)
    {
        if (state is SaleState.None)
        {
            return new ReservationId(fixture.Get<IdSource>().Next(
                ScopedKind.Reservation, fixture.Performance.Id.Tag.Number));
        }

        if (state is SaleState.FreeHeld or SaleState.FreeConfirmed or SaleState.FreeCancelled)
        {
            return await ReachFreeAsync(fixture, state);
        }

        var held = state is SaleState.PartlyAdmitted or SaleState.PartlyRefunded
            ? await fixture.HoldAsync(Ada, seat, seat + 1)
            : await fixture.HoldAsync(Ada, seat);
        await (state switch
        {
            SaleState.Held => Task.CompletedTask,
            SaleState.HeldExpired => ExpireAsync(fixture),
            SaleState.CancelledUnpaid => fixture.CancelAsync(held),
            SaleState.Undecided => fixture.PayAsync(held, PaymentScenarios.Delay),
            SaleState.Declined or SaleState.DeclinedStored => ReachDeclinedAsync(fixture, state, held),
            SaleState.CaptureRefused => ReachCaptureRefusedAsync(fixture, held),
            _ => ReachPaidAsync(fixture, state, held),
        });
        fixture.Provider.IsUnavailable = false;

        return held.Id;
    }

    private static async Task<ReservationId> ReachFreeAsync(SalesFixture fixture, SaleState state)
    {
        await fixture.MakeFreeAsync();
        var held = await fixture.HoldTicketsAsync(Ada, (0, 1));

        if (state is not SaleState.FreeHeld)
        {
            Accepted(await fixture.ConfirmAsync(held));
        }

        if (state is SaleState.FreeCancelled)
        {
            Accepted(await fixture.CancelAsync(held));
        }

        return held.Id;
    }

    private static async Task ReachDeclinedAsync(SalesFixture fixture, SaleState state, Reservation held)
    {
        await fixture.PayAsync(held, PaymentScenarios.Fail);

        if (state is SaleState.DeclinedStored)
        {
            await fixture.ConfirmAsync(held);
        }
    }

    private static async Task ReachCaptureRefusedAsync(SalesFixture fixture, Reservation held)
    {
        await fixture.PayAsync(held, PaymentScenarios.CaptureRefused);
        await fixture.ConfirmAsync(held);
    }

    private static async Task ReachPaidAsync(SalesFixture fixture, SaleState state, Reservation held)
    {
        await fixture.PayAsync(held);

        if (state is SaleState.Captured or SaleState.Refunding or SaleState.Refunded or SaleState.Admitted
            or SaleState.PartlyAdmitted or SaleState.PartlyRefunded)
        {
            Accepted(await fixture.ConfirmAsync(held));
        }

        if (state is SaleState.Admitted or SaleState.PartlyAdmitted or SaleState.PartlyRefunded)
        {
            fixture.Sales.Admit(held.Id);
        }

        fixture.Provider.IsUnavailable = state is SaleState.Capturing or SaleState.Voiding or SaleState.Refunding;
        await (state switch
        {
            SaleState.Capturing => fixture.ConfirmAsync(held),
            SaleState.Voiding or SaleState.Voided or SaleState.Refunding or SaleState.Refunded
                or SaleState.PartlyRefunded => fixture.CancelAsync(held),
            SaleState.RequestedExpired => ExpireAsync(fixture),
            SaleState.Expired => LapseAsync(fixture),
            _ => Task.CompletedTask,
        });
    }

    private static Task ExpireAsync(SalesFixture fixture)
    {
        fixture.Clock.Advance(fixture.SeatPolicy.HoldLifetime);

        return Task.CompletedTask;
    }

    private static async Task LapseAsync(SalesFixture fixture)
    {
        await ExpireAsync(fixture);
        fixture.Clock.Advance(fixture.PaymentPolicy.LateFor);
        await fixture.Get<RecoverSales>().ExecuteAsync(default);
    }
}

public enum SaleState
{
    None,
    Held,
    HeldExpired,

    /// <summary>A payment was authorised.</summary>
    Requested,

    /// <summary>The hold expired after the payment was authorised.</summary>
    RequestedExpired,

    /// <summary>The provider has not decided about the payment.</summary>
    Undecided,

    /// <summary>The provider declined, and nobody asked since.</summary>
    Declined,

    /// <summary>A confirmation found out that the provider declined.</summary>
    DeclinedStored,

    /// <summary>The sale is committed, and the provider did not answer.</summary>
    Capturing,
    Captured,

    /// <summary>The provider authorised but refused to capture.</summary>
    CaptureRefused,

    /// <summary>A hold without a payment was cancelled.</summary>
    CancelledUnpaid,

    /// <summary>Cancelled before the confirmation, and the provider did not answer.</summary>
    Voiding,
    Voided,

    /// <summary>Cancelled after the confirmation, and the provider did not answer.</summary>
    Refunding,
    Refunded,

    /// <summary>The only ticket was used for admission.</summary>
    Admitted,

    /// <summary>One of two tickets was used for admission.</summary>
    PartlyAdmitted,

    /// <summary>One of two tickets was used for admission, the other was refunded.</summary>
    PartlyRefunded,

    /// <summary>Nobody confirmed, and the recovery voided the payment.</summary>
    Expired,
    FreeHeld,
    FreeConfirmed,
    FreeCancelled,
}
