using System.Net;
using System.Security.Cryptography;
using Serverless.Adapters.FlightPayments.Bootpay;

namespace Serverless.Adapters.Tests.FlightPayments;

/// <summary>What speaks for an event's coming from Bootpay.</summary>
public sealed class BootpaySourceTests
{
    private static readonly byte[] Body =
        """{"order_id":"CJ-ORD-2-22-56e9f781","receipt_id":"r9","status":"PAID"}"""u8.ToArray();

    [Theory]
    [InlineData("cl096qyDaQEYMd+F70uamNgqYOiG2NjwsTCiNtqxCTM=", true)]
    [InlineData("Cl096qyDaQEYMd+F70uamNgqYOiG2NjwsTCiNtqxCTM=", false)]
    [InlineData("cl096qyDaQEYMd+F70uamNgqYOiG2NjwsTCiNtqxCTM", false)]
    [InlineData("", false)]
    public void Signatures_are_those_of_the_contract(string signature, bool isSigned) =>
        Assert.Equal(isSigned, Of(new BootpayPolicy { RestApiKey = "r", PrivateKey = "privkey456" })
            .IsSigned(Body, signature));

    [Fact]
    public void Nothing_is_signed_without_a_key() => Assert.False(Of(new BootpayPolicy()).IsSigned(
        Body, Convert.ToBase64String(HMACSHA256.HashData(Array.Empty<byte>(), Body))));

    [Theory]
    [InlineData("223.130.82.0/24", "223.130.82.130", true)]
    [InlineData("223.130.82.0/24", "223.130.83.1", false)]
    [InlineData("223.130.82.0/24", "127.0.0.1", false)]
    [InlineData("223.130.82.0/24, 127.0.0.1", "127.0.0.1", true)]
    [InlineData("2001:db8::1", "2001:db8::1", true)]
    [InlineData("2001:db8::1", "2001:db8::2", false)]
    [InlineData("off", "203.0.113.7", true)]
    public void Addresses_are_those_of_the_settings(string networks, string address, bool isKnown) => Assert.Equal(
        isKnown, Of(new BootpayPolicy { WebhookIps = networks }).IsKnown(IPAddress.Parse(address)));

    [Fact]
    public void An_unknown_address_is_not_Bootpays() => Assert.False(Of(new BootpayPolicy()).IsKnown(null));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("rest", "private", true)]
    [InlineData("js", "private", true)]
    [InlineData("rest", "wrong", false)]
    [InlineData("wrong", "private", false)]
    [InlineData(null, "", false)]
    public void Keys_in_events_are_our_own(string? application, string? key, bool areOurs) => Assert.Equal(
        areOurs,
        Of(new BootpayPolicy { RestApiKey = "rest", PrivateKey = "private", JsKey = "js" })
            .HasKeys(application, key));

    private static BootpaySource Of(BootpayPolicy policy) => new(policy);
}
