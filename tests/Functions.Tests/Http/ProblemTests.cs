using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Errors;

namespace Serverless.Functions.Tests.Http;

public sealed class ProblemTests
{
    private static readonly Error Taken =
        new("seats.taken", ErrorKind.Conflict, "Somebody else has these seats.") { Subjects = ["A-1", "A-2"] };

    [Theory]
    [InlineData(ErrorKind.Invalid, 400, "VALIDATION_ERROR", "BAD_REQUEST")]
    [InlineData(ErrorKind.Unauthenticated, 401, "UNAUTHORIZED", "UNAUTHENTICATED")]
    [InlineData(ErrorKind.Forbidden, 403, "FORBIDDEN", "FORBIDDEN")]
    [InlineData(ErrorKind.NotFound, 404, "NOT_FOUND", "NOT_FOUND")]
    [InlineData(ErrorKind.Conflict, 409, "CONFLICT", "CONFLICT")]
    [InlineData(ErrorKind.PreconditionFailed, 412, "PRECONDITION_FAILED", "PRECONDITION_FAILED")]
    [InlineData(ErrorKind.TooMany, 429, "TOO_MANY_REQUESTS", "RATE_LIMITED")]
    [InlineData(ErrorKind.Unavailable, 503, "SERVICE_UNAVAILABLE", "UPSTREAM_UNAVAILABLE")]
    public async Task Each_error_kind_has_one_status_and_code(
        ErrorKind kind, int status, string tiketiCode, string gatewayCode)
    {
        var error = new Error("sample.reason", kind, "Why.");
        var (tiketi, gateway) = (TestRequest.Of(apiContract: ApiContract.Tiketi), TestRequest.Of());

        var tiketiBody = await tiketi.AnswerAsync(Problem.Of(error));
        var gatewayBody = await gateway.AnswerAsync(Problem.Of(error));

        Assert.Equal((status, status), (tiketi.Response.StatusCode, gateway.Response.StatusCode));
        Assert.Equal(tiketiCode, tiketiBody.GetProperty("code").GetString());
        Assert.Equal(gatewayCode, gatewayBody.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(
            kind is ErrorKind.TooMany or ErrorKind.Unavailable, gateway.Response.Headers.RetryAfter.Count > 0);
        Assert.Equal(kind is ErrorKind.Unauthenticated, gateway.Response.Headers.WWWAuthenticate.Count > 0);
    }

    [Theory]
    [InlineData(ApiContract.Tiketi)]
    [InlineData(ApiContract.Gateway)]
    [InlineData(ApiContract.CloudJet)]
    public async Task Has_the_standard_members_in_every_contract(ApiContract apiContract)
    {
        var context = TestRequest.Of(apiContract: apiContract);

        var body = await context.AnswerAsync(Problem.Of(Taken, _ => new ProblemText("이미 예약된 좌석입니다.")));

        Assert.Equal("about:blank", body.GetProperty("type").GetString());
        Assert.Equal("Conflict", body.GetProperty("title").GetString());
        Assert.Equal(409, body.GetProperty("status").GetInt32());
        Assert.Equal("Somebody else has these seats.", body.GetProperty("detail").GetString());
        Assert.Equal("seats.taken", body.GetProperty("reason").GetString());
        Assert.Equal(["A-1", "A-2"], body.GetProperty("subjects").EnumerateArray().Select(one => one.GetString()));
        Assert.StartsWith("application/json", context.Response.ContentType, StringComparison.Ordinal);
        Assert.Equal(context.Response.Body.Length, context.Response.ContentLength);
    }

    [Fact]
    public async Task Tiketi_errors_have_the_members_of_both_envelopes()
    {
        var body = await TestRequest.Of(apiContract: ApiContract.Tiketi)
            .AnswerAsync(new Problem(404, "a.b", "없습니다."));

        Assert.False(body.GetProperty("success").GetBoolean());
        Assert.Equal("없습니다.", body.GetProperty("error").GetString());
        Assert.Equal("없습니다.", body.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Gateway_errors_contain_the_trace_id()
    {
        var error = (await TestRequest.Of().AnswerAsync(new Problem(404, "a.b", "Nothing."))).GetProperty("error");

        Assert.Equal("Nothing.", error.GetProperty("message").GetString());
        Assert.Equal(TestRequest.TraceId, error.GetProperty("trace_id").GetString());
    }

    [Fact]
    public async Task A_problem_text_can_override_code_and_status()
    {
        var context = TestRequest.Of();

        var body = await context.AnswerAsync(
            Problem.Of(Taken, _ => new ProblemText("Gone.", "INVENTORY_CONFLICT", 410)));

        Assert.Equal(410, context.Response.StatusCode);
        Assert.Equal("INVENTORY_CONFLICT", body.GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(ApiContract.Tiketi)]
    [InlineData(ApiContract.Gateway)]
    [InlineData(ApiContract.CloudJet)]
    public async Task An_internal_error_does_not_reveal_its_cause(ApiContract apiContract)
    {
        var context = TestRequest.Of(apiContract: apiContract);
        var fault = new InvalidOperationException("the password of the store is 1234");

        var body = await context.AnswerAsync(FaultProblems.Of(fault, apiContract));

        Assert.Equal(500, context.Response.StatusCode);
        Assert.DoesNotContain("1234", body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unavailable_dependency_returns_503_with_Retry_After()
    {
        var context = TestRequest.Of();

        await context.AnswerAsync(FaultProblems.Of(new DependencyUnavailableException("Redis"), ApiContract.Gateway));

        Assert.Equal(503, context.Response.StatusCode);
        Assert.Equal("1", context.Response.Headers.RetryAfter);
    }

    [Fact]
    public async Task HEAD_gets_the_content_length_without_a_body()
    {
        var context = TestRequest.Of();
        context.Request.Method = HttpMethods.Head;

        await new Problem(404, "a.b", "Nothing.").ExecuteAsync(context);

        Assert.Equal(0, context.Response.Body.Length);
        Assert.True(context.Response.ContentLength > 0);
    }

    [Fact]
    public async Task Writes_valid_JSON_after_a_large_error_on_the_same_thread()
    {
        var large = await TestRequest.Of().AnswerAsync(new Problem(400, "a.b", new string('x', 200_000)));
        var small = await TestRequest.Of().AnswerAsync(new Problem(400, "a.b", "<script>\"한글\""));

        Assert.Equal(200_000, large.GetProperty("detail").GetString()!.Length);
        Assert.Equal("<script>\"한글\"", small.GetProperty("detail").GetString());
        Assert.DoesNotContain("<script>", small.GetRawText(), StringComparison.Ordinal);
    }
}
