namespace Serverless.Local.Host.Realtime;

/// <summary>All hubs of the app live in one ASP.NET Core hub; these names keep them apart.</summary>
internal static class HubAddress
{
    public const string Path = "/client";
    public const string HubClaim = "hub";

    /// <summary>The claim by which the SignalR service knows the user of a connection.</summary>
    public const string UserClaim = "asrs.s.uid";

    public static string Everyone(string hub) => $"{hub}/";

    public static string Group(string hub, string group) => $"{hub}/g/{group}";

    public static string User(string hub, string user) => $"{hub}/u/{user}";
}
