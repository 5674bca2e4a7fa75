using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Local.Host.Routing;

namespace Serverless.Local.Tests.Routing;

public sealed class RouteTableModelTests
{
    private static readonly IInlineConstraintResolver Constraints =
        RouteRules.Constraints(new ServiceCollection().BuildServiceProvider());

    [Fact]
    public void Route_table_agrees_with_a_linear_search()
    {
        var random = new Random(20);
        string[] segments = ["a", "b", "{x}", "{x:int}", "{x?}", "{*x}", "v{x}", "7"];

        for (var round = 0; round < 300; round++)
        {
            var routes = RandomRoutes(random, segments);
            var table = new RouteTable(routes);

            for (var request = 0; request < 30; request++)
            {
                var context = new DefaultHttpContext();
                context.Request.Method = random.Next(2) == 0 ? "GET" : "POST";
                context.Request.Path = RandomPath(random);
                var expected = routes
                    .OrderBy(route => route.Function, StringComparer.OrdinalIgnoreCase)
                    .FirstOrDefault(route =>
                        route.Answers(context.Request.Method) && route.TryMatch(context, context.Request.Path, out _));

                table.TryFind(context, out var found, out _);

                Assert.Equal(expected?.Function, found?.Function);
            }
        }
    }

    // Optional and catch-all segments are allowed only at the end.
    private static List<HttpRoute> RandomRoutes(Random random, string[] segments) => Enumerable.Range(0, 80)
        .Select(number => (number, parts: Enumerable.Range(0, random.Next(1, 4))
            .Select((_, index) => segments[random.Next(segments.Length)]
                .Replace("x", $"p{index}", StringComparison.Ordinal)).ToList()))
        .Where(route => route.parts.SkipLast(1).All(part => !part.Contains('?') && !part.Contains('*')))
        .DistinctBy(route => string.Join('/', route.parts))
        .Select(route => new HttpRoute(
            $"F{random.Next(1_000_000)}-{route.number}",
            string.Join('/', route.parts),
            random.Next(3) switch { 0 => ["get"], 1 => ["post"], _ => [] },
            Constraints))
        .ToList();

    private static string RandomPath(Random random)
    {
        string[] words = ["a", "A", "b", "7", "v7", "c"];

        return "/" + string.Join(
            '/', Enumerable.Range(0, random.Next(0, 5)).Select(_ => words[random.Next(words.Length)]));
    }
}
