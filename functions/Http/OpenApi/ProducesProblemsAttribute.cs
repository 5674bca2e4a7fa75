namespace Serverless.Functions.Http.OpenApi;

/// <summary>The statuses that share a reason and a body, where a family refuses everything in one shape of its own.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class ProducesProblemsAttribute(string reason, Type body, params int[] statuses) : Attribute
{
    public IEnumerable<ProducesProblemAttribute> Errors =>
        statuses.Order().Select(status => new ProducesProblemAttribute(status, reason) { Body = body });
}
