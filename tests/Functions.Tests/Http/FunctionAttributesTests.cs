using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;

#pragma warning disable CA1822 // The host calls functions on instances.

namespace Serverless.Functions.Tests.Http;

public sealed class FunctionAttributesTests
{
    private static readonly FunctionTable Table = FunctionTable.Of([typeof(SharingEndpoint)]);

    [Fact]
    public void Reads_the_declarations_of_a_base_class()
    {
        var function = Table.Find("Sharing");

        Assert.Equal(Caller.Anyone, function.Caller);
        Assert.Equal(ApiContract.Hkdl, function.ApiContract);
        Assert.Equal(IdempotencyKeyRule.Ignored, function.IdempotencyKeyRule);
    }

    [Fact]
    public void Prefers_the_declarations_of_the_method()
    {
        var function = Table.Find("Stricter");

        Assert.Equal(Caller.Admin, function.Caller);
        Assert.Equal(ApiContract.Ingresso, function.ApiContract);
        Assert.Equal(IdempotencyKeyRule.Required, function.IdempotencyKeyRule);
    }

    [Fact]
    public void Describes_what_a_base_class_accepts_and_produces()
    {
        var function = Describe("Sharing", nameof(SharingEndpoint.Run));

        Assert.Equal(typeof(int), function.Accepts?.Body);
        Assert.Equal([201, 200], function.Answers.Select(answer => answer.Status));
        Assert.Equal(["shared", "own"], function.Queries.Select(query => query.Name));
        Assert.Equal([400, 404], function.Errors.Select(error => error.Status));
    }

    [Fact]
    public void Describes_what_the_method_accepts_and_refuses_instead()
    {
        var function = Describe("Stricter", nameof(SharingEndpoint.RunStricter));

        Assert.Equal(typeof(string), function.Accepts?.Body);
        Assert.Equal([409], function.Errors.Select(error => error.Status));
    }

    private static DescribedFunction Describe(string name, string method) =>
        new(Table.Find(name), typeof(SharingEndpoint).GetMethod(method)!);
}

[ApiContract(ApiContract.Hkdl)]
[AllowAnonymous]
[Idempotency(IdempotencyKeyRule.Ignored)]
[Accepts(typeof(int))]
[Query("shared", typeof(string), "Shared.")]
[Produces(200)]
[ProducesProblems("shared.error", typeof(string), 400, 404)]
public abstract class SharedEndpoint;

/// <summary>Only this file's tests know these functions: no host runs them.</summary>
public sealed class SharingEndpoint : SharedEndpoint
{
    [Function("Sharing")]
    [Query("own", typeof(string), "Own.")]
    [Produces(201)]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "probe/sharing")] HttpRequest request) =>
        Results.Ok(request.Path);

    [Function("Stricter")]
    [ApiContract(ApiContract.Ingresso)]
    [Authorize(Caller.Admin)]
    [Idempotency(IdempotencyKeyRule.Required)]
    [Accepts(typeof(string))]
    [ProducesProblems("own.error", typeof(string), 409)]
    public IResult RunStricter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "probe/stricter")] HttpRequest request) =>
        Results.Ok(request.Path);
}
