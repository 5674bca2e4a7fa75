namespace Serverless.Local.Host.Realtime;

/// <summary>Names that keep the app's hubs apart inside the single ASP.NET Core hub.</summary>
internal static class HubAddress
{
    public const string Path = "/client";
    public const string HubClaim = "hub";

    /// <summary>Claim that holds the user of a connection, as in the SignalR service.</summary>
    public const string UserClaim = "asrs.s.uid";

    public static string Everyone(string hub) => $"{hub}/";

    public static string Group(string hub, string group) => $"{hub}/g/{group}";

    public static string User(string hub, string user) => $"{hub}/u/{user}";
}
