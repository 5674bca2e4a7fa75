using System.Text.Json.Nodes;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>The API families, as the reader of the description knows them.</summary>
internal static class ApiContractTags
{
    public static string NameOf(ApiContract apiContract) => apiContract == ApiContract.Hkdl ? "HKDL" : $"{apiContract}";

    public static JsonArray Describe(IEnumerable<ApiContract> apiContracts) =>
    [
        .. apiContracts.Select(apiContract => new JsonObject
        {
            ["name"] = NameOf(apiContract),
            ["description"] = apiContract switch
            {
                ApiContract.Gateway => "Paying, operating, and everything that belongs to no other family.",
                ApiContract.Tiketi => "Events, the queue in front of them, seats, reservations, and their administration.",
                ApiContract.CloudJet => "Accounts and flights.",
                ApiContract.Movie => "Films, screenings and their tickets.",
                ApiContract.Hkdl => "The partner interface of a theme park, as its own contract has it.",
                _ => "The partner interface of a ticket supplier, as its own contract has it.",
            },
        }),
    ];
}
