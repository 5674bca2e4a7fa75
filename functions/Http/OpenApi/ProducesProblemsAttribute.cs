namespace Serverless.Functions.Http.OpenApi;

/// <summary>Statuses with the same reason and body, for API contracts whose errors have one form.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class ProducesProblemsAttribute(string reason, Type body, params int[] statuses) : Attribute
{
    public IEnumerable<ProducesProblemAttribute> Errors =>
        statuses.Order().Select(status => new ProducesProblemAttribute(status, reason) { Body = body });
}
