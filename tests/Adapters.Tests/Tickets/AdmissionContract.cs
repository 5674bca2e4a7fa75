using Serverless.Adapters.FilmTickets;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Sales;
using Serverless.Adapters.Tickets;
using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tests.Tickets;

/// <summary>The behaviour of ticket check-in on every engine under concurrency, crashes and retries.</summary>
public abstract class AdmissionContract : IAsyncLifetime
{
    private static readonly FilmTicketOrder Order = new("CGV 강남", "user123", "인터스텔라", 15_000, 1, null);
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly IdSource Ids = new(TimeProvider.System);

    private IDocuments? _documents;

    private IDocuments Documents => _documents!;

    private DocumentFilmTickets Tickets => new(Documents, TimeProvider.System);

    private DocumentAdmissions Admissions => new(Documents);

    public async Task InitializeAsync() => _documents = await OpenAsync();

    public abstract Task DisposeAsync();

    private protected abstract Task<IDocuments> OpenAsync();

    [Fact]
    public async Task Fifty_concurrent_scanners_admit_a_ticket_once()
    {
        var ticket = TicketRef.OfFilm(await IssueAsync());
        var arrivals = Enumerable.Range(0, 50).Select(ArrivalAt).ToArray();

        var results = await Task.WhenAll(arrivals.Select(arrival =>
            Task.Run(() => Admissions.AdmitAsync(ticket, arrival, default))));

        Assert.Single(arrivals.Zip(results), pair => ReferenceEquals(pair.First, pair.Second));
        Assert.Single(results.Distinct());
    }

    [Fact]
    public async Task Concurrent_scanners_admit_each_unit_of_a_sale_once()
    {
        var reservation = Ids.Next(ScopedKind.Reservation, 4_711);

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => Task.Run(async () =>
        {
            var arrival = ArrivalAt(index);
            var ticket = new TicketRef(reservation, 1 + (index % 10));

            return (ticket.Unit,
                IsFirst: ReferenceEquals(await Admissions.AdmitAsync(ticket, arrival, default), arrival));
        })));
        var listed = await Admissions.ListAsync(new TicketRef(reservation, 1), default);

        Assert.Equal(
            Enumerable.Range(1, 10), results.Where(result => result.IsFirst).Select(result => result.Unit).Order());
        Assert.Equal(Enumerable.Range(1, 10), listed.Keys.Order());
    }

    [Fact]
    public async Task Concurrent_admission_and_refund_of_a_ticket_exclude_each_other()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => IssueAsync()));

        var results = await Task.WhenAll(ids.Select(async (id, index) =>
        {
            var admitting = Task.Run(() => Admissions.AdmitAsync(TicketRef.OfFilm(id), ArrivalAt(index), default));
            var refunding = Task.Run(() => Tickets.CancelAsync([id], null, Now, default));

            return (Id: id, Admitted: await admitting is not null, Refund: await refunding);
        }));

        Assert.All(results, result =>
        {
            Assert.Equal(result.Admitted, result.Refund.Admitted.Contains(result.Id));
            Assert.Equal(!result.Admitted, result.Refund.Now.Contains(result.Id));
        });
    }

    [Fact]
    public async Task Batch_refund_skips_used_tickets()
    {
        var ids = await IssueAsync(10);
        await Admissions.AdmitAsync(TicketRef.OfFilm(ids[3]), ArrivalAt(1), default);
        await Admissions.AdmitAsync(TicketRef.OfFilm(ids[7]), ArrivalAt(2), default);

        var first = await Tickets.CancelAsync(ids, null, Now, default);
        var again = await Tickets.CancelAsync(ids, null, Now, default);

        Assert.Equal([ids[3], ids[7]], first.Admitted.OrderBy(id => Array.IndexOf(ids, id)));
        Assert.Equal(8, first.Now.Count);
        Assert.Equal((0, 8, 2), (again.Now.Count, again.Before.Count, again.Admitted.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_after_a_crash_returns_the_stored_admission(bool afterEffect)
    {
        var ticket = TicketRef.OfFilm(await IssueAsync());
        var arrival = ArrivalAt(1);
        var killed = new DocumentAdmissions(new CrashInjector(1, afterEffect).Around(Documents));
        await Assert.ThrowsAsync<ProcessKilledException>(() => killed.AdmitAsync(ticket, arrival, default));

        var other = ArrivalAt(2);
        var retry = await Admissions.AdmitAsync(ticket, other, default);

        Assert.Equal(afterEffect ? arrival : other, retry);
    }

    private async Task<Guid> IssueAsync() => (await IssueAsync(1))[0];

    private async Task<Guid[]> IssueAsync(int quantity)
    {
        Guid[] ids = [.. Enumerable.Range(0, quantity).Select(_ => Ids.Next())];
        await Tickets.IssueAsync(Order with { Quantity = quantity }, ids, key: null, Now, default);

        return ids;
    }

    private static Arrival ArrivalAt(int gate) => new(Now.AddSeconds(gate), new UserId(Ids.Next().ToString()))
    {
        Gate = $"Gate {gate}",
        Scan = $"scan {gate}",
    };
}
