using System.Text.Json.Nodes;

namespace Serverless.Functions.Edge.Description;

/// <summary>The API families, as the reader of the description knows them.</summary>
internal static class ApiFamilies
{
    public static string NameOf(Dialect dialect) => dialect == Dialect.Hkdl ? "HKDL" : $"{dialect}";

    public static JsonArray Describe(IEnumerable<Dialect> dialects) =>
    [
        .. dialects.Select(dialect => new JsonObject
        {
            ["name"] = NameOf(dialect),
            ["description"] = dialect switch
            {
                Dialect.Gateway => "Paying, operating, and everything that belongs to no other family.",
                Dialect.Tiketi => "Events, the queue in front of them, seats, reservations, and their administration.",
                Dialect.CloudJet => "Accounts and flights.",
                Dialect.Movie => "Films, screenings and their tickets.",
                Dialect.Hkdl => "The partner interface of a theme park, as its own contract has it.",
                _ => "The partner interface of a ticket supplier, as its own contract has it.",
            },
        }),
    ];
}
