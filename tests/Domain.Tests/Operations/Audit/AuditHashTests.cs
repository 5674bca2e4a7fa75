using Serverless.Domain.Operations.Audit;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Operations.Audit;

public sealed class AuditHashTests
{
    private static readonly AuditContent Content = AuditContent.Begin(
        Moments.Noon, new AuditedChange("ada", "flights.delete", "flight CJ101", [new("is_active", "true", "false")]));

    [Fact]
    public void Entries_continue_the_chain()
    {
        var first = AuditEntry.After(AuditHead.Empty, Content);
        var second = AuditEntry.After(
            new AuditHead(first.Number, first.Hash), AuditContent.End(Moments.Noon, 1, AuditResult.Made));

        Assert.Equal((1, AuditHead.Empty.Hash), (first.Number, first.Previous));
        Assert.Equal((2, first.Hash), (second.Number, second.Previous));
        Assert.Equal(AuditHash.Length, first.Hash.Length);
    }

    [Fact]
    public void Every_part_of_an_entry_changes_its_hash()
    {
        var change = Content.Begins!;
        AuditContent[] others =
        [
            Content with { At = Content.At.AddMilliseconds(1) },
            Content with { Begins = change with { Actor = "eve" } },
            Content with { Begins = change with { Action = "flights.add" } },
            Content with { Begins = change with { Subject = "flight CJ102" } },
            Content with { Begins = change with { Fields = [] } },
            Content with { Begins = change with { Fields = [new("is_active", "true", null)] } },
            Content with { Begins = change with { Fields = [new("is_active", "true", "")] } },
            Content with { Begins = change with { Fields = [new("is_active", "tru", "efalse")] } },
            Content with { Ends = new AuditEnd(1, AuditResult.Made) },
            AuditContent.End(Moments.Noon, 1, AuditResult.Made),
            AuditContent.End(Moments.Noon, 1, AuditResult.NotMade),
            AuditContent.End(Moments.Noon, 2, AuditResult.Made),
        ];
        var previous = AuditHead.Empty.Hash;

        var hashes = others.Append(Content).Select(content => AuditHash.Of(1, previous, content))
            .Append(AuditHash.Of(2, previous, Content))
            .Append(AuditHash.Of(1, new string('1', AuditHash.Length), Content));

        Assert.Equal(others.Length + 3, hashes.Distinct().Count());
    }
}
