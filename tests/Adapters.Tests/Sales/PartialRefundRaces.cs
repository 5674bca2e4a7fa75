using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.Tickets;
using Serverless.Domain.Accounts;
using Serverless.Domain.Sales;
using Serverless.Domain.Tickets;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// Scanners admit the units of a purchase while its buyer refunds it, several times at once. Each unit is used or
/// refunded, never both, and the provider keeps exactly the money of the used ones.
/// </summary>
public abstract class PartialRefundRaces(RedisKind kind)
{
    private const int Rounds = 40;
    private const int Units = 4;

    private static readonly UserId Ada = new("ada");

    [ContractFact]
    public Task Each_seat_is_used_or_refunded() => RaceAsync(ofSeats: true);

    [ContractFact]
    public Task Each_ticket_is_used_or_refunded() => RaceAsync(ofSeats: false);

    private async Task RaceAsync(bool ofSeats)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var documents = new InMemoryDocuments();
            var fixture = SaleFixture.Open(
                await TestRedis.OpenAsync(kind), documents, new SaleFixture.Options { TicketQuantities = [Units] });
            var sold = await BuyAsync(fixture, ofSeats);
            var scanned = Enumerable.Range(1, 1 + (round % Units)).Select(unit => Task.Run(async () =>
                (Unit: unit, Arrival: await AdmitAsync(documents, sold.Id, unit))));
            var refunds = Enumerable.Range(0, 2).Select(_ => Task.Run(() => fixture.CancelAsync(Ada, sold.Id)));

            var (admissions, answers) = (Task.WhenAll(scanned), Task.WhenAll(refunds));
            await answers;

            int[] used = [.. (await admissions).Where(scan => scan.Arrival is not null).Select(scan => scan.Unit)];
            var sale = (await fixture.Sales.FindAsync(sold.Id, default))!.Value.Value;
            Assert.Equal(used, sale.KeptUnits.Where(used.Contains));

            if (answers.Result.Any(answer => !answer.IsError))
            {
                Assert.Equal(used, sale.KeptUnits);
            }

            var books = await fixture.AuditAsync();
            Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
            await AssertOthersGetTheRestAsync(fixture, sale, ofSeats);
        }
    }

    private static async Task<Reservation> BuyAsync(SaleFixture fixture, bool ofSeats)
    {
        var held = ofSeats
            ? (await fixture.HoldAsync(Ada, [.. Enumerable.Range(0, Units)])).Value!
            : (await fixture.HoldTicketsAsync(Ada, 0, Units)).Value!;
        await fixture.PayAsync(held);

        return (await fixture.ConfirmAsync(held)).Value!.Reservation;
    }

    private static Task<Arrival?> AdmitAsync(InMemoryDocuments documents, ReservationId id, int unit) =>
        new DocumentAdmissions(documents).AdmitAsync(
            new TicketRef(id.Value, unit),
            new Arrival(TimeProvider.System.GetUtcNow(), new UserId("staff")),
            default);

    private static async Task AssertOthersGetTheRestAsync(SaleFixture fixture, Sale sale, bool ofSeats)
    {
        var returned = sale.ReturnedPart;

        if (returned.UnitCount == 0)
        {
            return;
        }

        var bob = new UserId("bob");
        var held = ofSeats
            ? await fixture.HoldAsync(bob, [.. returned.Seats.Select(seat => seat.Index)])
            : await fixture.HoldTicketsAsync(bob, 0, returned.UnitCount);
        Assert.Null(held.Error);
        await fixture.PayAsync(held.Value!);
        Assert.Null((await fixture.ConfirmAsync(held.Value!)).Error);
        var more = ofSeats
            ? await fixture.HoldAsync(bob, [.. Enumerable.Range(0, Units)])
            : await fixture.HoldTicketsAsync(bob, 0, 1);
        Assert.NotNull(more.Error);
    }
}

public sealed class PartialRefundRacesOnGarnet() : PartialRefundRaces(RedisKind.Garnet);

[OnRedisServer]
public sealed class PartialRefundRacesOnRedis() : PartialRefundRaces(RedisKind.Redis);
