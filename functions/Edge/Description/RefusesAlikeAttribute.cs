namespace Serverless.Functions.Edge.Description;

/// <summary>The statuses that share a reason and a body, where a family refuses everything in one shape of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class RefusesAlikeAttribute(string reason, Type body, params int[] statuses) : Attribute
{
    public IEnumerable<RefusesAttribute> Refusals =>
        statuses.Order().Select(status => new RefusesAttribute(status, reason) { Body = body });
}
