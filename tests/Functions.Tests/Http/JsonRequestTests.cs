using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Accounts;
using Serverless.Functions.Http;

namespace Serverless.Functions.Tests.Http;

public sealed class JsonRequestTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/problem+json")]
    [InlineData(null)]
    public async Task Accepts_every_JSON_media_type(string? contentType)
    {
        var request = TestRequest.Of("""{"email":"a@b.c","password":"비밀번호"}""", contentType).Request;

        var body = await request.ReadAsync(AccountsJson.Default.LogInRequest, default);

        Assert.Equal("비밀번호", body.Password);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("{}{}")]
    [InlineData("""{"email":7}""")]
    [InlineData("""{"email":["a"]}""")]
    [InlineData("""{"email":{}}""")]
    [InlineData("""{"email":"a","email":"b"}""")]
    [InlineData("""{"email":"a",}""")]
    [InlineData("""{/* no */"email":"a"}""")]
    [InlineData("{'email':'a'}")]
    public async Task Rejects_malformed_JSON_and_values_of_the_wrong_type(string body)
    {
        var fault = await FaultOfAsync(TestRequest.Of(body).Request);

        Assert.Equal(StatusCodes.Status400BadRequest, fault.Status);
        Assert.Equal("request.malformed", fault.Reason);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Rejects_other_media_types(string contentType)
    {
        var fault = await FaultOfAsync(TestRequest.Of("""{"email":"a"}""", contentType).Request);

        Assert.Equal("request.content-type", fault.Reason);
    }

    [Fact]
    public async Task Reads_a_body_of_the_maximum_length()
    {
        var request = TestRequest.Of(BodyOf(JsonRequest.BodyBytesMax)).Request;

        Assert.NotNull(await request.ReadAsync(AccountsJson.Default.LogInRequest, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rejects_a_too_long_body_with_or_without_content_length(bool withContentLength)
    {
        var request = TestRequest.Of(BodyOf(JsonRequest.BodyBytesMax + 1)).Request;
        request.ContentLength = withContentLength ? request.ContentLength : null;

        var fault = await FaultOfAsync(request);

        Assert.Equal(StatusCodes.Status413PayloadTooLarge, fault.Status);
    }

    [Fact]
    public async Task Stops_reading_an_endless_body()
    {
        var request = TestRequest.Of(string.Empty).Request;
        using var endless = new EndlessStream();
        (request.Body, request.ContentLength) = (endless, null);

        var fault = await FaultOfAsync(request);

        Assert.Equal(StatusCodes.Status413PayloadTooLarge, fault.Status);
        Assert.InRange(endless.BytesRead, 0, 2 * JsonRequest.BodyBytesMax);
    }

    [Fact]
    public async Task Rejects_too_deeply_nested_JSON()
    {
        var nested = string.Concat(Enumerable.Repeat("""{"x":""", 20)) + "1" + new string('}', 20);

        Assert.Equal("request.malformed", (await FaultOfAsync(TestRequest.Of(nested).Request)).Reason);
    }

    [Fact]
    public async Task An_optional_body_may_be_missing()
    {
        Assert.Null(await TestRequest.Of().Request.ReadOptionalAsync(AccountsJson.Default.LogInRequest, default));
    }

    [Fact]
    public async Task Error_messages_repeat_little_of_the_clients_text()
    {
        var name = new string('n', 5_000);

        var fault = await FaultOfAsync(TestRequest.Of(string.Create(
            CultureInfo.InvariantCulture, $"{{\"{name}\":[1,}}")).Request);

        Assert.InRange(fault.Message.Length, 1, 200);
    }

    private static async Task<MalformedRequestException> FaultOfAsync(HttpRequest request) =>
        await Assert.ThrowsAsync<MalformedRequestException>(
            async () => await request.ReadAsync(AccountsJson.Default.LogInRequest, default));

    private static string BodyOf(int length)
    {
        const string Frame = """{"email":""}""";

        return Frame.Insert(Frame.Length - 2, new string('a', length - Frame.Length));
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            BytesRead += buffer.Length;

            return new ValueTask<int>(buffer.Length);
        }
    }
}
