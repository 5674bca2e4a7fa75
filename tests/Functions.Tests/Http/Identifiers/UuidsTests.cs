namespace Serverless.Functions.Tests.Http.Identifiers;

public sealed class UuidsTests
{
    private static readonly Guid Version7 = Guid.Parse("0198c0de-0000-7000-8000-00000000000b");

    [Theory]
    [InlineData("""{"id":"0198c0de-0000-7000-8000-00000000000b"}""")]
    [InlineData("""{"id":"0198c0de-0000-7000-8000-00000000000b-2"}""")]
    [InlineData("U-0198C0DE-0000-7000-8000-00000000000B-1234ABCD-LDNX")]
    [InlineData("rsv_0198c0de00007000800000000000000b")]
    public void Finds_an_identifier_in_every_form(string text) => Assert.Equal([Version7], Uuids.In(text));

    [Theory]
    [InlineData("0198c0de-0000-7000-8000-00000000000b", false)]
    [InlineData("0198c0de-0000-8400-8000-00000000000b", false)]
    [InlineData("0198c0de-0000-4400-c000-00000000000b", false)]
    [InlineData("0198c0de-0000-4400-8000-00000000000b", true)]
    public void Knows_version_4(string id, bool expected) => Assert.Equal(expected, Uuids.SaysVersion4(Guid.Parse(id)));

    [Fact]
    public void Leaves_out_what_a_request_sent()
    {
        Uuids.RememberSent(
            "Bearer eyJhbGciOiJub25lIn0.eyJ1c2VySWQiOiIwMTk4YzBkZS0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMGMifQ.x");
        const string Response = "0198c0de-0000-7000-8000-00000000000b 0198c0de-0000-7000-8000-00000000000c";

        Assert.Equal([Version7], Uuids.MintedIn(Response));
    }

    [Fact]
    public async Task The_published_validators_refuse_newer_versions()
    {
        var refused = await PublishedValidators.RefusedAsync(
            [Version7, Guid.Parse("00000000-0000-4200-8000-000001000002")]);

        Assert.Equal($"{Version7}\n", refused);
    }
}
