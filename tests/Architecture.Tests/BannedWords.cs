namespace Serverless.Architecture.Tests;

/// <summary>
/// Words that must not come back into the names of types and members, with the word to use: the wire's word, else that
/// of ASP.NET or Azure, else that of the ticketing industry. docs/glossary.md has the few words of our own.
/// </summary>
internal static class BannedWords
{
    // Parts of a name, in any case.
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["turnstile"] = "request gate",
        ["knock"] = "gate request",
        ["entrance"] = "gate decision",
        ["wish"] = "command",
        ["wishes"] = "commands",
        ["twin"] = "concurrent duplicate",
        ["keeper"] = "recorder",
        ["ledger"] = "store",
        ["dialect"] = "API contract",
        ["family"] = "API contract",
        ["families"] = "API contracts",
        ["face"] = "API contract",
        ["wording"] = "problem mapper",
        ["worder"] = "problem mapper",
        ["refusal"] = "error",
        ["stripe"] = "shard",
        ["disturbance"] = "epoch",
        ["desk"] = "lookup",
        ["shelf"] = "cache",
        ["shelves"] = "caches",
        ["sheet"] = "page",
        ["books"] = "store",
        ["door"] = "eligibility, authorization or pipeline",
        ["news"] = "notifications",
        ["journal"] = "log",
        ["office"] = "privileged",
        ["offices"] = "privileged",
        ["finisher"] = "completion",
        ["forget"] = "purge",
        ["recall"] = "cached rejection",
        ["sweep"] = "expire",
        ["sweeper"] = "expire",
        ["swept"] = "expired",
        ["foretold"] = "estimated",
        ["whoever"] = "the caller, the user or the visitor",
        ["theatre"] = "sale fixture",
        ["hall"] = "event fixture",
        ["world"] = "fixture",
        ["scene"] = "fixture",
        ["guillotine"] = "crash injector",
    };

    /// <summary>The word to use; null when the part of a name is no banned word.</summary>
    public static string? Find(string part) => Words.GetValueOrDefault(part);
}
