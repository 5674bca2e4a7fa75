using Serverless.Domain.Tickets;

namespace Serverless.Domain.Tests.Tickets;

public sealed class TicketRefTests
{
    private const string Id = "0198c0de-0000-7000-8000-00000000000a";

    [Theory]
    [InlineData(Id, 0)]
    [InlineData(Id + "-1", 1)]
    [InlineData(Id + "-12", 12)]
    public void Parses_issued_references(string text, int unit)
    {
        var reference = TicketRef.Parse(text);

        Assert.Equal(new TicketRef(Guid.Parse(Id), unit), reference);
        Assert.Equal(text, reference.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7")]
    [InlineData(Id + "-")]
    [InlineData(Id + "-0")]
    [InlineData(Id + "-01")]
    [InlineData(Id + "--1")]
    [InlineData(Id + "-+1")]
    [InlineData(Id + "- 1")]
    [InlineData(Id + "-99999999999")]
    [InlineData(Id + ".1")]
    public void Rejects_malformed_references(string? text) => Assert.Null(TicketRef.Parse(text));

    [Theory]
    [InlineData("0198C0DE-0000-7000-8000-00000000000A-1", "0198c0de-0000-7000-8000-00000000000a-1")]
    [InlineData("0198C0DE-0000-7000-8000-00000000000A", "0198c0de-0000-7000-8000-00000000000a")]
    public void Reads_both_cases_as_one_ticket(string text, string canonical) =>
        Assert.Equal(canonical, TicketRef.Parse(text)?.ToString());
}
