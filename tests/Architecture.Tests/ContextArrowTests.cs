using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;
using Serverless.Functions;
using Serverless.Functions.Http.Listeners;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Architecture.Tests;

/// <summary>Which context may use which, in each room. An arrow that is missing here is a mistake in the code.</summary>
public sealed partial class ContextArrowTests
{
    private static readonly ArchUnitNET.Domain.Architecture Code = new ArchLoader()
        .LoadAssemblies(
            typeof(UserId).Assembly, typeof(AccountsModule).Assembly, typeof(MockPolicy).Assembly,
            typeof(FunctionApp).Assembly)
        .Build();

    // Platform may be used by all and uses none.
    private static readonly Dictionary<string, string[]> Domain = new()
    {
        ["Accounts"] = [],
        ["Catalogue"] = ["Accounts"],
        ["FilmTickets"] = [],
        ["Flights"] = ["Accounts", "Catalogue", "FlightPayments", "Operations", "Sales"],
        ["FlightPayments"] = ["Accounts"],
        ["Http"] = [],
        ["Operations"] = [],
        ["Platform"] = [],
        ["WaitingRoom"] = ["Accounts", "Catalogue"],
        ["Sales"] = ["Accounts", "Catalogue", "WaitingRoom"],
        ["Realtime"] = ["Accounts", "Catalogue", "Sales"],
        ["Tickets"] = ["Accounts", "Catalogue", "FilmTickets", "Sales"],
    };

    private static readonly Dictionary<string, string[]> Adapters = new()
    {
        ["Accounts"] = [],
        ["Catalogue"] = [],
        ["FilmTickets"] = ["Sales"],
        ["Flights"] = ["Sales"],
        ["FlightPayments"] = [],
        ["Http"] = [],
        ["Operations"] = ["Catalogue"],
        ["Platform"] = [],
        ["Realtime"] = [],
        ["Sales"] = ["WaitingRoom"],
        ["Tickets"] = ["FilmTickets", "Sales"],
        ["WaitingRoom"] = ["Accounts"],
    };

    // Http is what every request passes; Realtime has the answers that carry live messages.
    private static readonly Dictionary<string, string[]> Functions = new()
    {
        ["Accounts"] = ["Http"],
        ["Catalogue"] = ["Http", "Realtime"],
        ["FilmTickets"] = ["Http"],
        ["Flights"] = ["Http"],
        ["FlightPayments"] = ["Http"],
        ["Http"] = [],
        ["Operations"] = ["Http"],
        ["Realtime"] = ["Http"],
        ["Sales"] = ["Catalogue", "Http", "Realtime"],
        ["SupplierMocks"] = ["Http"],
        ["Tickets"] = ["FilmTickets", "Http", "Sales"],
        ["WaitingRoom"] = ["Catalogue", "Http", "Realtime"],
    };

    [Fact]
    public void Domain_contexts_use_only_the_contexts_before_them() => AssertArrows("Domain", Domain);

    [Fact]
    public void Adapter_contexts_use_only_the_contexts_before_them() => AssertArrows("Adapters", Adapters);

    [Fact]
    public void Function_contexts_use_only_the_contexts_before_them() => AssertArrows("Functions", Functions);

    [Theory]
    [InlineData("Domain")]
    [InlineData("Adapters")]
    [InlineData("Functions")]
    public void The_allowed_arrows_have_no_cycle(string room)
    {
        var allowed = TableOf(room);
        var done = new HashSet<string>();

        while (allowed.Keys.Except(done).FirstOrDefault(context => allowed[context].All(done.Contains)) is { } next)
        {
            done.Add(next);
        }

        Assert.Equal(allowed.Keys.Order(), done.Order());
    }

    // An unknown path and the health of a mock are answered in the form of its supplier, while the mocks are on.
    [Fact]
    public void Only_their_own_functions_and_the_composition_see_the_supplier_mocks() =>
        Assert.Empty(
            from type in Code.Types
            where !(type.Namespace?.FullName ?? "").Contains("SupplierMocks", StringComparison.Ordinal)
            where type.Name is not (nameof(FunctionApp) or "UnmatchedRequests" or nameof(ListenerContracts))
            from dependency in type.Dependencies
            where (dependency.Target.Namespace?.FullName ?? "").StartsWith("Serverless.SupplierMocks", StringComparison.Ordinal)
            select $"{type.FullName} uses {dependency.Target.FullName}");

    [Fact]
    public void The_domain_references_no_package() =>
        Assert.DoesNotContain(typeof(UserId).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
, name => !name.StartsWith("System.", StringComparison.Ordinal));

    private static Dictionary<string, string[]> TableOf(string room) =>
        room switch { "Domain" => Domain, "Adapters" => Adapters, _ => Functions };

    private static void AssertArrows(string room, Dictionary<string, string[]> allowed)
    {
        var arrows =
            (from type in Code.Types
             let source = ContextOf((type.Namespace?.FullName ?? ""), room)
             where source is not null
             from dependency in type.Dependencies
             where dependency.Target is not GenericParameter // The loader takes those of all generated JSON contexts for one.
             let target = ContextOf((dependency.Target.Namespace?.FullName ?? ""), room)
             where target is not null && target != source && target != "Platform"
             select (Source: source, Target: target, Text: $"{type.FullName} uses {dependency.Target.FullName}"))
            .ToArray();

        Assert.NotEmpty(arrows);
        var wrong = arrows
            .Where(arrow => !allowed.GetValueOrDefault(arrow.Source, []).Contains(arrow.Target))
            .Select(arrow => $"{arrow.Source} -> {arrow.Target}: {arrow.Text}")
            .Distinct()
            .ToArray();

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static string? ContextOf(string name, string room) =>
        Context().Match(name) is { Success: true } match && match.Groups[1].Value == room
            ? match.Groups[2].Value
            : null;

    [GeneratedRegex(@"^Serverless\.(\w+)\.(\w+)")]
    private static partial Regex Context();
}
