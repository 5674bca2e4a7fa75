using Serverless.Adapters.Edge;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.Edge;

namespace Serverless.Adapters.Tests.Edge;

public sealed class DocumentAnswerLedgerTests
{
    private static readonly KeyClaim Claim = new("0123456789abcdef", "print", "token");

    private readonly InMemoryDocuments _documents = new();

    [Fact]
    public async Task Knows_no_answer_before_there_is_one() =>
        Assert.Null(await LedgerAt(daysLater: 0).FindAsync(Claim, default));

    [Fact]
    public async Task Keeps_the_first_answer_and_gives_it_to_a_twin_who_comes_with_another()
    {
        var ledger = LedgerAt(daysLater: 0);

        var recorded = await Task.WhenAll(Enumerable.Range(200, 20).Select(status => Task.Run(() =>
            ledger.RecordAsync(Claim, Answer(status), default))));

        var found = await ledger.FindAsync(Claim, default);
        Assert.Equal("print", found!.Fingerprint);
        Assert.All(recorded, one => Assert.Equal(found.Answer.Status, one.Answer.Status));
        Assert.Equal(Answer(0).Body.ToArray(), found.Answer.Body.ToArray());
    }

    [Fact]
    public async Task Finds_yesterdays_answer_and_forgets_it_a_day_later()
    {
        await LedgerAt(daysLater: 0).RecordAsync(Claim, Answer(200), default);

        Assert.False(await LedgerAt(daysLater: 1).ForgetAsync(default));
        Assert.NotNull(await LedgerAt(daysLater: 1).FindAsync(Claim, default));

        Assert.False(await LedgerAt(daysLater: 2).ForgetAsync(default));
        Assert.Null(await LedgerAt(daysLater: 0).FindAsync(Claim, default));
    }

    [Fact]
    public async Task Forgets_in_steps_and_says_when_there_is_more()
    {
        for (var i = 0; i < 150; i++)
        {
            await LedgerAt(daysLater: 0).RecordAsync(Claim with { Name = $"0{i:x8}" }, Answer(200), default);
        }

        Assert.True(await LedgerAt(daysLater: 3).ForgetAsync(default));
        Assert.False(await LedgerAt(daysLater: 3).ForgetAsync(default));
    }

    private static KeptAnswer Answer(int status) => new(status, "application/json", "{}"u8.ToArray());

    private DocumentAnswerLedger LedgerAt(int daysLater) =>
        new(_documents, new IdempotencyPolicy(), new ShiftedClock(TimeSpan.FromDays(daysLater)));
}
