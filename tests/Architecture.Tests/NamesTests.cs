namespace Serverless.Architecture.Tests;

/// <summary>The names of types and members have words that a ticketing engineer knows.</summary>
public sealed class NamesTests
{
    private static readonly Identifier[] All = [.. SolutionAssemblies.All.SelectMany(Identifiers.Of)];

    private static readonly (Identifier Name, string Reason)[] Banned =
    [
        .. from identifier in All
           from reason in NameRules.ReasonsAgainst(identifier)
           select (identifier, reason),
    ];

    [Fact]
    public void Reads_every_project() => Assert.Equal(
        SolutionAssemblies.Projects.Order(StringComparer.Ordinal),
        SolutionAssemblies.All.Select(assembly => assembly.GetName().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Have_no_banned_word()
    {
        var found = Banned
            .Select(banned => $"{banned.Name.Place}.{banned.Name.Name}: {banned.Reason}")
            .ToArray();

        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("HoldSeatsEndpoint", "Hold Seats Endpoint")]
    [InlineData("_redisKeys", "redis Keys")]
    [InlineData("HKDLOrder2", "HKDL Order")]
    public void Are_split_where_a_word_begins(string name, string parts) =>
        Assert.Equal(parts.Split(' '), new Identifier("Any", name).Parts);

    [Theory]
    [InlineData("Any", "TicketDesk", true)]
    [InlineData("Any", "_stripes", true)]
    [InlineData("Any", "AnswerKeeper", true)]
    [InlineData("Any", "HoldOutcome", true)]
    [InlineData("Any", "RedisUnknownOutcomeException", false)]
    [InlineData("Any", "KeptAnswer", true)]
    [InlineData("Any", "Surface", false)]
    [InlineData("Any", "DpWorld", false)]
    [InlineData("Any", "WaitingLine", true)]
    [InlineData("Any", "lineRules", true)]
    [InlineData("Any", "LineRules", true)]
    [InlineData("Any", "CommandLine", false)]
    [InlineData("Any", "RequestLogLines", false)]
    [InlineData("Any", "Deadline", false)]
    [InlineData("Any", "_lines", false)]
    [InlineData("Serverless.SupplierMocks.Ingresso.IngressoDebitor", "Stripe", false)]
    [InlineData("Any", "PlaceInLine", true)]
    [InlineData("Any", "SeatPlace", false)]
    [InlineData("Any", "VisitorId", true)]
    [InlineData("Serverless.Domain.WaitingRoom.AdmitVisitors", "AdmitVisitors", false)]
    public void Are_judged_by_their_words(string place, string name, bool isBanned) =>
        Assert.Equal(isBanned, NameRules.ReasonsAgainst(new Identifier(place, name)).Any());
}
