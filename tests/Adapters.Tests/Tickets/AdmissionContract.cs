using Serverless.Adapters.FilmTickets;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Sales;
using Serverless.Adapters.Tickets;
using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tests.Tickets;

/// <summary>What every engine has to promise at the door: races, kills and repeats.</summary>
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
    public async Task Admits_once_with_fifty_scanners_at_the_same_moment()
    {
        var ticket = TicketRef.OfFilm(await IssueAsync());
        var arrivals = Enumerable.Range(0, 50).Select(ArrivalAt).ToArray();

        var answers = await Task.WhenAll(arrivals.Select(arrival =>
            Task.Run(() => Admissions.AdmitAsync(ticket, arrival, default))));

        Assert.Single(arrivals.Zip(answers), pair => ReferenceEquals(pair.First, pair.Second));
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Admits_each_unit_of_a_sale_once_whoever_comes_at_the_same_moment()
    {
        var reservation = Ids.Next(ScopedKind.Reservation, 4_711);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => Task.Run(async () =>
        {
            var arrival = ArrivalAt(index);
            var ticket = new TicketRef(reservation, 1 + (index % 10));

            return (ticket.Unit,
                IsFirst: ReferenceEquals(await Admissions.AdmitAsync(ticket, arrival, default), arrival));
        })));
        var listed = await Admissions.ListAsync(new TicketRef(reservation, 1), default);

        Assert.Equal(
            Enumerable.Range(1, 10), answers.Where(answer => answer.IsFirst).Select(answer => answer.Unit).Order());
        Assert.Equal(Enumerable.Range(1, 10), listed.Keys.Order());
    }

    [Fact]
    public async Task Either_admits_or_refunds_and_never_both()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => IssueAsync()));

        var answers = await Task.WhenAll(ids.Select(async (id, index) =>
        {
            var admitting = Task.Run(() => Admissions.AdmitAsync(TicketRef.OfFilm(id), ArrivalAt(index), default));
            var refunding = Task.Run(() => Tickets.CancelAsync([id], null, Now, default));

            return (Id: id, Admitted: await admitting is not null, Refund: await refunding);
        }));

        Assert.All(answers, answer =>
        {
            Assert.Equal(answer.Admitted, answer.Refund.Admitted.Contains(answer.Id));
            Assert.Equal(!answer.Admitted, answer.Refund.Now.Contains(answer.Id));
        });
    }

    [Fact]
    public async Task Refunds_the_rest_of_a_batch_around_those_that_were_used()
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
    public async Task Has_admitted_or_not_when_it_is_killed_and_the_repeat_tells(bool afterEffect)
    {
        var ticket = TicketRef.OfFilm(await IssueAsync());
        var arrival = ArrivalAt(1);
        var killed = new DocumentAdmissions(new CrashInjector(1, afterEffect).Around(Documents));
        await Assert.ThrowsAsync<ProcessKilledException>(() => killed.AdmitAsync(ticket, arrival, default));

        var other = ArrivalAt(2);
        var idempotencySeed = await Admissions.AdmitAsync(ticket, other, default);

        Assert.Equal(afterEffect ? arrival : other, idempotencySeed);
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
