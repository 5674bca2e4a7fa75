using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Local.Tests.Realtime;

public sealed class LiveHubTests : IAsyncLifetime
{
    private readonly LiveLog _log = new();
    private TestApp _app = null!;

    public async Task InitializeAsync() =>
        _app = await TestApp.StartAsync<Live>(builder => builder.Services.AddSingleton(_log));

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Group_message_reaches_its_members_only()
    {
        await using var kim = await LiveClient.ConnectAsync(_app.Client, "kim");
        await using var lee = await LiveClient.ConnectAsync(_app.Client, "lee");
        await kim.Connection.InvokeAsync("join-room", "a");
        await lee.Connection.InvokeAsync("join-room", "b");

        await _app.Client.PostAsync("/say?group=a", content: null);
        await _app.Client.PostAsync("/say?group=b", content: null);

        await kim.ReceivesAsync("""joined {"Room":"a","UserId":"kim"}""", "said hello");
        await lee.ReceivesAsync("""joined {"Room":"b","UserId":"lee"}""", "said hello");
        Assert.Equal(2, kim.Received.Count);
        Assert.Equal(2, lee.Received.Count);
    }

    [Fact]
    public async Task User_message_reaches_every_connection_of_the_user()
    {
        await using var first = await LiveClient.ConnectAsync(_app.Client, "kim");
        await using var second = await LiveClient.ConnectAsync(_app.Client, "kim");
        await using var lee = await LiveClient.ConnectAsync(_app.Client, "lee");

        // The hub knows a connection only after its handshake, so the test waits for the response to a call.
        foreach (var client in (LiveClient[])[first, second, lee])
        {
            await client.Connection.InvokeAsync("named", "ready", 1);
        }

        await _app.Client.PostAsync("/say?user=kim", content: null);
        await _app.Client.PostAsync("/say", content: null);

        await Eventually.UntilAsync(
            () => first.Received.Count == 3 && second.Received.Count == 3 && lee.Received.Count == 2);
    }

    [Fact]
    public async Task Group_membership_of_a_user_applies_to_later_connections()
    {
        await _app.Client.PostAsync("/say?user=kim&group=fans", content: null);
        await using var kim = await LiveClient.ConnectAsync(_app.Client, "kim");
        await kim.Connection.InvokeAsync("named", "ready", 1);

        await _app.Client.PostAsync("/say?group=fans", content: null);

        await kim.ReceivesAsync("said hello");
    }

    [Fact]
    public async Task Leaving_all_groups_stops_group_messages()
    {
        await using var kim = await LiveClient.ConnectAsync(_app.Client, "kim");
        await kim.Connection.InvokeAsync("join-room", "a");
        await kim.Connection.InvokeAsync("leave-all");

        await _app.Client.PostAsync("/say?group=a", content: null);
        await kim.Connection.InvokeAsync("named", "after", 1);

        await kim.ReceivesAsync("named after 1");
        Assert.DoesNotContain("said hello", kim.Received);
    }

    [Fact]
    public async Task Connect_and_disconnect_run_their_functions()
    {
        await using (await LiveClient.ConnectAsync(_app.Client, "kim"))
        {
            await Eventually.UntilAsync(() => _log.Connections.Contains("+kim"));
        }

        await Eventually.UntilAsync(() => _log.Connections.Contains("-kim"));
    }

    [Fact]
    public async Task Malformed_invocations_do_not_end_the_connection()
    {
        await using var kim = await LiveClient.ConnectAsync(_app.Client, "kim");

        await kim.Connection.InvokeAsync("join-room");
        await kim.Connection.InvokeAsync("join-room", new { eventId = 5 });
        await kim.Connection.InvokeAsync<object?>("join-room", (object?)null);
        await Assert.ThrowsAsync<HubException>(
            () => kim.Connection.InvokeAsync("unknown-target", 1, "two", new { Three = 3 }));
        await Assert.ThrowsAsync<HubException>(() => kim.Connection.InvokeAsync("fail"));
        await Assert.ThrowsAsync<HubException>(() => kim.Connection.InvokeAsync("named", "text", "not a number"));
        await Assert.ThrowsAsync<HubException>(() => kim.Connection.InvokeAsync("named", "only"));
        await kim.Connection.InvokeAsync("named", "still here", 3);

        await kim.ReceivesAsync("named still here 3");
    }

    [Theory]
    [InlineData("{\"type\":1}\u001e")]
    [InlineData("{\"type\":1,\"target\":7,\"arguments\":{}}\u001e")]
    [InlineData("{\"type\":\"x\"}\u001e")]
    [InlineData("[]\u001e")]
    [InlineData("nonsense\u001e")]
    public async Task Malformed_frame_does_not_affect_other_connections(string frame)
    {
        await using var lee = await LiveClient.ConnectAsync(_app.Client, "lee");
        using var socket = new ClientWebSocket();
        var (url, token) = await LiveClient.NegotiateAsync(_app.Client, "kim");
        var address = $"{url}&access_token={token}".Replace("http:", "ws:", StringComparison.Ordinal);
        await socket.ConnectAsync(new Uri(address), CancellationToken.None);
        await SendAsync(socket, "{\"protocol\":\"json\",\"version\":1}\u001e");

        await SendAsync(socket, frame);
        await lee.Connection.InvokeAsync("named", "still here", 2);

        await lee.ReceivesAsync("named still here 2");
    }

    [Theory]
    [InlineData("")]
    [InlineData("&access_token=nonsense")]
    [InlineData("&access_token=a.b")]
    public async Task Rejects_a_connection_without_a_valid_token(string token)
    {
        using var response = await _app.Client.PostAsync($"/client/negotiate?hub=live{token}", content: null);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Token_opens_its_own_hub_only()
    {
        var (url, token) = await LiveClient.NegotiateAsync(_app.Client, "kim");
        var address = $"{url.Query}&access_token={token}";

        using var own = await _app.Client.PostAsync($"/client/negotiate{address}", content: null);
        using var other = await _app.Client.PostAsync(
            $"/client/negotiate{address.Replace("hub=live", "hub=other", StringComparison.Ordinal)}", content: null);

        Assert.Equal(System.Net.HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, other.StatusCode);
    }

    private static Task SendAsync(ClientWebSocket socket, string text) => socket.SendAsync(
        Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
