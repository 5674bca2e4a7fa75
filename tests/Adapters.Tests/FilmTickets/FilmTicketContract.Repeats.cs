using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.FilmTickets;

namespace Serverless.Adapters.Tests.FilmTickets;

public abstract partial class FilmTicketContract
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tells_the_wish_that_was_killed_between_its_batches_of_all_that_it_cancelled(bool afterEffect)
    {
        var ids = new List<Guid>();

        for (var order = 0; order < 4; order++)
        {
            ids.AddRange((await IssueAsync(Tickets, Order))!.Ids);
        }

        var command = new RefundNote("ill", 7);
        var killed = Over(new CrashInjector(2, afterEffect).Around(Documents));
        await Assert.ThrowsAsync<ProcessKilledException>(() => killed.CancelAsync(ids, command, Now, default));

        var idempotencySeed = await Tickets.CancelAsync(ids, command, Now, default);
        var other = await Tickets.CancelAsync(ids, new RefundNote("ill", 8), Now, default);
        var keyless = await Tickets.CancelAsync(ids, null, Now, default);

        Assert.Equal(ids.Order(), idempotencySeed.Now.Order());
        Assert.Equal(ids.Order(), other.Before.Order());
        Assert.Equal(ids.Order(), keyless.Before.Order());
        await FilmTicketAudit.CheckAsync(Documents);
    }
}
