using System.Text;
using Serverless.Adapters.Operations;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Operations.Audit;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Operations;

/// <summary>Ends of the trail that were kept elsewhere.</summary>
public abstract partial class AuditTrailContract
{
    [Theory]
    [InlineData("cut off", 5)]
    [InlineData("replaced", 6)]
    [InlineData("emptied", 1)]
    public async Task A_trail_with_another_end_is_found_by_a_caller_who_kept_the_old_one(string kind, int faulty)
    {
        var known = await AppendAsync(6);
        await ForgeEndAsync(kind);
        using var restarted = new DocumentAuditTrail(_documents);

        var kept = (await new VerifyAuditTrail(restarted).ExecuteAsync(0, known[^1], default)).Value!;
        var own = await VerifyAsync();
        var unknowing = (await new VerifyAuditTrail(restarted).ExecuteAsync(0, kept: null, default)).Value!;

        Assert.Equal((false, (long?)faulty), (kept.IsIntact, kept.FaultyEntry));
        Assert.Equal((false, (long?)faulty), (own.IsIntact, own.FaultyEntry));
        Assert.True(unknowing.IsIntact, "What is left is a chain, so the kept end is needed.");
    }

    [Fact]
    public async Task Every_end_of_the_past_is_a_proof()
    {
        foreach (var end in await AppendAsync(4))
        {
            Assert.True((await new VerifyAuditTrail(_trail).ExecuteAsync(0, end, default)).Value!.IsIntact);
            var other = end with { Hash = AuditHead.Empty.Hash };
            Assert.False((await new VerifyAuditTrail(_trail).ExecuteAsync(0, other, default)).Value!.IsIntact);
        }
    }

    private async Task<List<AuditHead>> AppendAsync(int count)
    {
        var ends = new List<AuditHead>();

        for (var i = 0; i < count; i++)
        {
            var added = await _trail.AppendAsync(AuditContent.End(Moments.Noon, i, AuditResult.Made), default);
            ends.Add(new AuditHead(added.Number, added.Hash));
        }

        return ends;
    }

    // What a forger leaves who can write to the store: a chain that is correct in itself.
    private async Task ForgeEndAsync(string kind)
    {
        var cut = kind switch { "emptied" => 1, "cut off" => 5, _ => 6 };
        var writes = Enumerable.Range(cut, 7 - cut)
            .Select(number => DocumentAuditTrail.Of(number))
            .Append(DocumentAuditTrail.Head)
            .Select(id => new DocumentWrite.Delete(id));
        var left = (await _trail.ListAfterAsync(0, 6, default)).Take(cut - 1).ToArray();
        await _documents.CommitAsync(DocumentAuditTrail.All, [.. writes], default);

        if (left is [.., var last])
        {
            await _documents.CommitAsync(
                DocumentAuditTrail.All,
                [new DocumentWrite.Insert(
                    DocumentAuditTrail.Head,
                    Encoding.UTF8.GetBytes($$"""{"number":{{last.Number}},"hash":"{{last.Hash}}"}"""))],
                default);
        }

        if (kind == "replaced")
        {
            using var forger = new DocumentAuditTrail(_documents);
            await forger.AppendAsync(AuditContent.End(Moments.Noon, 99, AuditResult.NotMade), default);
        }
    }
}
