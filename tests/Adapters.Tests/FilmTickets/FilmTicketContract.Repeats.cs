using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.FilmTickets;

namespace Serverless.Adapters.Tests.FilmTickets;

public abstract partial class FilmTicketContract
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_after_a_crash_between_batches_returns_all_cancelled_tickets(bool afterEffect)
    {
        var ids = new List<Guid>();

        for (var order = 0; order < 4; order++)
        {
            ids.AddRange((await IssueAsync(Tickets, Order))!.Ids);
        }

        var note = new RefundNote("ill", 7);
        var killed = Over(new CrashInjector(2, afterEffect).Around(Documents));
        await Assert.ThrowsAsync<ProcessKilledException>(() => killed.CancelAsync(ids, note, Now, default));

        var retry = await Tickets.CancelAsync(ids, note, Now, default);
        var other = await Tickets.CancelAsync(ids, new RefundNote("ill", 8), Now, default);
        var keyless = await Tickets.CancelAsync(ids, null, Now, default);

        Assert.Equal(ids.Order(), retry.Now.Order());
        Assert.Equal(ids.Order(), other.Before.Order());
        Assert.Equal(ids.Order(), keyless.Before.Order());
        await FilmTicketAudit.CheckAsync(Documents);
    }
}
