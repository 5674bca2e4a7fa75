using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>What a pending reservation hangs on, in the order in which a rejection names it.</summary>
internal static class PendingRules
{
    /// <summary>
    /// Why the reservation cannot be paid: it has another owner, it is over, its event was called off, or its hold ran
    /// out. The reservation has its present state.
    /// </summary>
    public static Error? Check(Performance performance, Reservation reservation, UserId user) =>
        reservation.State switch
        {
            _ when reservation.User != user => ReservationErrors.NotOwner,
            ReservationState.Pending or ReservationState.Expired when performance.State is PerformanceState.Cancelled =>
                ReservationErrors.CalledOff,
            _ => reservation.Check(user, reservation.State),
        };

    /// <summary>
    /// True for an error after which the reservation can never be paid, so that its money is released.
    /// </summary>
    public static bool Ends(Error error) =>
        error == ReservationErrors.CalledOff || error == ReservationErrors.Expired
        || error == ReservationErrors.EventOver;
}
