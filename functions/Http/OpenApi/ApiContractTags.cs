using System.Text.Json.Nodes;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>The API contracts as tags of the API description.</summary>
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
                ApiContract.Gateway => "Payments, operation, and everything that belongs to no other API contract.",
                ApiContract.Tiketi => "Events, their queues, seats, reservations, and their administration.",
                ApiContract.CloudJet => "Accounts and flights.",
                ApiContract.Movie => "Films, screenings and their tickets.",
                ApiContract.Hkdl => "The partner API of a theme park, as its own contract defines it.",
                _ => "The partner API of a ticket supplier, as its own contract defines it.",
            },
        }),
    ];
}
