namespace Serverless.Functions.Http;

/// <summary>The headers of the waiting room.</summary>
internal static class QueueHeaders
{
    /// <summary>The token of an earlier answer, which a signed-in visitor sends back.</summary>
    public const string Token = "X-Queue-Token";

    /// <summary>The challenge in a refusal, and a guest's answer in the next request.</summary>
    public const string Challenge = "X-Queue-Challenge";
}
