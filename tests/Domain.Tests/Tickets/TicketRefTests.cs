using Serverless.Domain.Tickets;

namespace Serverless.Domain.Tests.Tickets;

public sealed class TicketRefTests
{
    private const string Id = "0198c0de-0000-7000-8000-00000000000a";

    [Theory]
    [InlineData(Id, 0)]
    [InlineData(Id + "-1", 1)]
    [InlineData(Id + "-12", 12)]
    public void Reads_names_as_they_were_given_out(string text, int unit)
    {
        var name = TicketRef.Parse(text);

        Assert.Equal(new TicketRef(Guid.Parse(Id), unit), name);
        Assert.Equal(text, name.ToString());
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
    [InlineData("0198C0DE-0000-7000-8000-00000000000A-1")]
    public void Knows_nothing_else(string? text) => Assert.Null(TicketRef.Parse(text));
}
