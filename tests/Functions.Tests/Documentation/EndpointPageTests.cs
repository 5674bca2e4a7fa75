using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests.Documentation;

/// <summary>docs/endpoints.md lists every endpoint as it is declared.</summary>
public sealed class EndpointPageTests
{
    private const string Introduction = """

        Who may call: *anyone*; a *user* with a token (`Authorization: Bearer …`, from `POST /api/auth/login`); the
        *staff*; an *admin*. Administrators may do what the staff may. `/openapi.json` describes requests and answers,
        `/docs` shows them.

        """;

    private static readonly FunctionTable Table = FunctionTable.Of(typeof(FunctionApp).Assembly);

    private static readonly FunctionTraits[] Endpoints =
    [
        .. Table.Functions
            .Where(function => function.Route is not null && function.Caller is not null)
            .Where(function => function.Name != AnswerUnknownRouteEndpoint.FunctionName)
            .OrderBy(function => function.Route, StringComparer.Ordinal)
            .ThenBy(function => function.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public void Lists_every_endpoint_as_it_is()
    {
        var page = Write();

        Assert.Equal(page.Split('\n'), GeneratedPage.ReadLines("endpoints.md", page));
    }

    private static string Write()
    {
        var summaries = DescribedFunction.AllOf(Table, typeof(FunctionApp).Assembly)
            .DistinctBy(function => function.Name)
            .ToDictionary(function => function.Name, function => function.Summary ?? string.Empty);
        var sections = Endpoints
            .GroupBy(endpoint => endpoint.ApiContract!.Value)
            .OrderBy(group => group.Key)
            .Select(group => $"""

                ## {ApiContractTags.NameOf(group.Key)}

                | path | methods | who | function | what it does |
                | --- | --- | --- | --- | --- |
                {string.Join('\n', group.Select(endpoint => Describe(endpoint, summaries[endpoint.Name])))}

                """);

        return GeneratedPage.Head("Endpoints") + Introduction + string.Concat(sections);
    }

    private static string Describe(FunctionTraits endpoint, string summary) => GeneratedPage.Row(
        $"`/{endpoint.Route!.TrimStart('/')}`",
        string.Join(", ", endpoint.Methods),
        $"{endpoint.Caller}".ToLowerInvariant(),
        $"`{endpoint.Name}`",
        summary);
}
